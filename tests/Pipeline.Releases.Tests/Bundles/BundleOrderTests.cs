using Pipeline.Releases.Bundles;

namespace Pipeline.Releases.Tests.Bundles;

public sealed class BundleOrderTests
{
    [Fact]
    public void Each_module_comes_after_those_that_it_depends_on() =>
        Assert.Equal(["catalog", "orders", "web"], Ordered(("web", ["orders"]), ("orders", ["catalog"]), ("catalog", [])));

    [Fact]
    public void Equals_are_in_the_order_of_their_names() => Assert.Equal(["a", "b", "c"], Ordered(("c", []), ("a", []), ("b", [])));

    [Fact]
    public void What_is_not_in_the_bundle_keeps_nobody_waiting() => Assert.Equal(["a", "b"], Ordered(("a", ["gone"]), ("b", [])));

    [Fact]
    public void A_circle_ends() => Assert.Equal(2, Ordered(("a", ["b"]), ("b", ["a"])).Count());

    private static IEnumerable<string> Ordered(params (string Name, string[] DependsOn)[] modules) => BundleOrder.Ordered(new BundleContent
    {
        Application = "shop",
        Commit = "1234567",
        Tree = "7654321",
        Modules = [.. modules.Select(module => new BundleModule { Name = module.Name, Version = "1.0.0", Inputs = module.Name, DependsOn = module.DependsOn })],
    }).Select(module => module.Name);
}
