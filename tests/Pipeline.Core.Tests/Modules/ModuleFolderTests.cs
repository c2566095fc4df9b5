using Pipeline.Core.Modules;

namespace Pipeline.Core.Tests.Modules;

/// <summary>What a folder alone tells of the module in it.</summary>
public sealed class ModuleFolderTests
{
    [Fact]
    public void A_folder_with_a_Dockerfile_is_a_module_of_its_name_with_an_image_and_no_chart()
    {
        var folder = new ModuleFolder("modules/orders", "orders") { HasDockerfile = true };

        var module = folder.ToModule();

        Assert.True(folder.IsModule);
        Assert.Equal(("orders", "modules/orders", "Dockerfile", ".", null), (module.Name, module.Path, module.Image?.Dockerfile, module.Image?.Context, module.Chart));
    }

    [Fact]
    public void A_folder_with_a_chart_alone_is_a_module_without_an_image()
    {
        var module = new ModuleFolder("modules/orders", "orders") { Charts = ["charts/any"] }.ToModule();

        Assert.Equal(("charts/any", null), (module.Chart, module.Image));
    }

    [Fact]
    public void A_folder_with_neither_is_none() => Assert.False(new ModuleFolder("modules/orders", "orders").IsModule);

    [Fact]
    public void A_manifest_alone_makes_one()
    {
        var folder = new ModuleFolder("modules/orders", "orders") { Manifest = ModuleManifest.Parse("name: basket\ndependsOn: [catalog]\n", "modules/orders/module.yaml") };

        Assert.True(folder.IsModule);
        Assert.Equal("basket", folder.ToModule().Name);
        Assert.Equal(["catalog"], folder.ToModule().DependsOn);
    }

    [Fact]
    public void What_its_manifest_says_to_whoever_deploys_it_comes_before_what_the_build_adds()
    {
        var folder = new ModuleFolder("modules/orders", "orders") { Manifest = ModuleManifest.Parse("deployNotes: [Warm the cache]\n", "modules/orders/module.yaml") };

        Assert.Equal(["Warm the cache", "Tell support"], folder.ToModule().DeployNotes("Tell support", "Warm the cache").DeployNotes);
    }

    [Theory]
    [InlineData("chart", "charts/orders", "chart")]
    [InlineData("charts/other", "charts/orders", "charts/orders")]
    public void Of_several_charts_it_is_the_one_of_the_usual_name(string one, string other, string expected) =>
        Assert.Equal(expected, new ModuleFolder("modules/orders", "orders") { Charts = [one, other] }.ToModule().Chart);

    [Fact]
    public void Several_charts_without_a_usual_name_are_named() => Assert.Contains(
        "modules/orders: orders has several charts: charts/a, charts/b. Name its own with 'chart:' in module.yaml",
        Assert.Throws<InvalidModulesException>(() => new ModuleFolder("modules/orders", "orders") { Charts = ["charts/a", "charts/b"] }.ToModule()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_whose_name_can_be_no_modules_is_named_with_what_to_do() => Assert.Contains(
        "The folder's name 'My.Orders' cannot be a module's",
        Assert.Throws<InvalidModulesException>(() => new ModuleFolder("modules/My.Orders", "My.Orders") { HasDockerfile = true }.ToModule()).Message, StringComparison.Ordinal);
}
