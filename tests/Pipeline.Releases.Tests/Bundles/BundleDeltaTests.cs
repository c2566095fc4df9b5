using Pipeline.Releases.Bundles;

namespace Pipeline.Releases.Tests.Bundles;

public sealed class BundleDeltaTests
{
    [Theory]
    [InlineData("", "a1 b1 c1")]
    [InlineData("a1 b1 c1", "a1 b1 c1")]
    [InlineData("a1 b1 c1", "a1 b2 c1")]
    [InlineData("b1 d1", "a1 b1 c1 d1 e1")]
    [InlineData("a1 b1 c1", "b1")]
    [InlineData("a1 b1", "c1 d1")]
    public void What_it_has_other_than_the_one_before_makes_the_whole_again(string before, string after)
    {
        var (first, second) = (before.Length == 0 ? null : Of(before), Of(after));

        var whole = BundleDelta.Of(second, first).On(first);

        Assert.Equal(second.Id, whole.Content.Id());
        Assert.Equal(second.Content.Modules.Select(module => module.Version), whole.Content.Modules.Select(module => module.Version));
    }

    [Fact]
    public void It_holds_only_what_changed()
    {
        var delta = BundleDelta.Of(Of("a1 b2 d1"), Of("a1 b1 c1"));

        Assert.Equal(["b2", "d1"], delta.Modules.Select(module => module.Version));
        Assert.Equal(["c"], delta.Gone);
    }

    [Fact]
    public void A_module_that_is_kept_elsewhere_now_is_another()
    {
        var before = Of("a1 b1");
        var moved = new Bundle { Id = before.Id, Content = before.Content with { Modules = [before.Content.Modules[0] with { ImageAt = "new.example/a:1" }, before.Content.Modules[1]] } };

        Assert.Equal("new.example/a:1", BundleDelta.Of(moved, before).On(before).Content.Modules[0].ImageAt);
    }

    [Fact]
    public void A_module_with_other_dependencies_is_another()
    {
        var before = Of("a1 b1");
        var changed = before.Content with { Modules = [before.Content.Modules[0], before.Content.Modules[1] with { DependsOn = ["a"] }] };

        Assert.Equal(["b1"], BundleDelta.Of(new Bundle { Id = changed.Id(), Content = changed }, before).Modules.Select(module => module.Version));
    }

    private static Bundle Of(string modules)
    {
        var content = new BundleContent
        {
            Application = "shop",
            Commit = "1234567",
            Tree = "7654321",
            Modules = [.. modules.Split(' ').Select(module => new BundleModule { Name = module[..1], Version = module, Inputs = module })],
        };
        return new Bundle { Id = content.Id(), Content = content };
    }
}
