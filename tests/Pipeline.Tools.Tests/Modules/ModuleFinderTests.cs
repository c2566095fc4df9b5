using Pipeline.Core.Errors;
using Pipeline.Core.Model;
using Pipeline.Core.Modules;
using Pipeline.Testing;
using Pipeline.Tools.Modules;

namespace Pipeline.Tools.Tests.Modules;

public sealed class ModuleFinderTests : IDisposable
{
    private readonly TempDirectory _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_manifest_a_Dockerfile_or_a_chart_makes_a_folder_a_module()
    {
        _repository.Write("modules/catalog/Dockerfile", "FROM scratch");
        _repository.Write("modules/catalog/chart/Chart.yaml", "name: catalog");
        _repository.Write("modules/docs/module.yaml", "");
        _repository.Write("modules/gateway/charts/gateway/Chart.yaml", "name: gateway");
        _repository.Write("modules/notes/readme.md", "");

        var modules = Find(model => model.Modules("modules/*")).Ordered;

        Assert.Equal(["catalog", "docs", "gateway"], modules.Select(module => module.Name));
        Assert.Equal(["modules/catalog", "modules/docs", "modules/gateway"], modules.Select(module => module.Path));
        Assert.Equal(["chart", null, "charts/gateway"], modules.Select(module => module.Chart));
        Assert.Equal([true, false, false], modules.Select(module => module.Image is not null));
    }

    [Fact]
    public void Paths_are_relative_to_the_repository_even_when_the_model_is_in_a_subfolder()
    {
        _repository.Write("samples/shop/modules/web/Dockerfile", "FROM scratch");

        var graph = ModuleFinder.Find(PipelineModel.In(_repository["samples/shop"]).Modules("modules/*"), _repository.Path);

        Assert.Equal("samples/shop/modules/web", graph["web"].Path);
    }

    [Fact]
    public void Nested_modules_are_found_at_any_depth_and_charts_are_none()
    {
        _repository.Write("modules/web/Dockerfile", "FROM scratch");
        _repository.Write("modules/web/chart/Chart.yaml", "name: web");
        _repository.Write("modules/web/chart/charts/redis/Chart.yaml", "name: redis");
        _repository.Write("modules/web/plugins/search/Dockerfile", "FROM scratch");
        _repository.Write("modules/web/node_modules/x/Dockerfile", "FROM scratch");

        Assert.Equal(["search", "web"], Find(model => model.Modules("modules/**")).Ordered.Select(module => module.Name));
    }

    [Fact]
    public void Where_only_the_root_is_a_module_the_pattern_that_finds_it_is_named()
    {
        _repository.Write("Dockerfile", "FROM scratch");
        _repository.Write("src/server.js", "");

        var exception = Assert.Throws<PipelineException>(() => Find(model => model.Modules("**")));

        Assert.Contains("The root folder itself is one: write .Modules(\".\") in the model.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("../../../module.yaml")]
    [InlineData("module.yaml")]
    public void A_manifest_behind_a_link_that_leaves_the_repository_is_not_read(string target)
    {
        var repository = Path.GetDirectoryName(_repository.Write("inner/modules/web/Dockerfile", "FROM scratch"))!;
        _repository.Write("module.yaml", "name: stolen");
        File.CreateSymbolicLink(Path.Combine(repository, "module.yaml"), target);

        var exception = Assert.Throws<InvalidModulesException>(() => ModuleFinder.Find(PipelineModel.In(_repository["inner"]).Modules("modules/*"), _repository["inner"]));

        Assert.Contains("modules/web/module.yaml: 'modules/web/module.yaml' is a link that leads out of the repository.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_Helm_takes_for_no_release_is_refused()
    {
        var name = new string('a', 54);
        _repository.Write($"modules/{name}/Dockerfile", "FROM scratch");
        _repository.Write("modules/web/Dockerfile", "FROM scratch");

        var exception = Assert.Throws<InvalidModulesException>(() => Find(model => model.Modules("modules/*", root => root.For("web", web => web with { Name = name + "b" }))));

        Assert.Contains($"'{name}' cannot be a module's", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"For(\"web\") of Modules(\"modules/*\"): '{name}b' cannot be a module's name", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_override_that_would_become_an_option_or_leave_the_module_is_refused()
    {
        _repository.Write("modules/web/Dockerfile", "FROM scratch");

        var exception = Assert.Throws<InvalidModulesException>(() => Find(model => model.Modules("modules/*", root => root.For("web", web => web.Image(image => image with { Target = "--output=x" }) with { Chart = "../other" }))));

        Assert.Contains("image.target: '--output=x' is no build stage", exception.Message, StringComparison.Ordinal);
        Assert.Contains("chart: '../other' is no place of a chart", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_behind_a_link_is_refused()
    {
        using var elsewhere = new TempDirectory();
        elsewhere.Write("Chart.yaml", "name: web");
        _repository.Write("modules/web/Dockerfile", "FROM scratch");
        Directory.CreateSymbolicLink(_repository["modules/web/chart"], elsewhere.Path);

        var exception = Assert.Throws<InvalidModulesException>(() => Find(model => model.Modules("modules/*")));

        Assert.Contains("'modules/web/chart' is a link", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image: { dockerfile: linked/Dockerfile }", "linked", "modules/web/linked")]
    [InlineData("image: { dockerfile: Linkfile }", "Linkfile", "modules/web/Linkfile")]
    [InlineData("image: { context: linked/inner }", "linked", "modules/web/linked")]
    [InlineData("shared: [modules/web/linked]", "linked", "modules/web/linked")]
    public void What_a_manifest_names_leads_by_no_link_out_of_the_repository(string manifest, string name, string link)
    {
        using var elsewhere = new TempDirectory();
        elsewhere.Write("Dockerfile", "FROM scratch");
        elsewhere.Write("inner/x", "");
        _repository.Write("modules/web/module.yaml", manifest);
        _repository.Write("modules/web/Dockerfile", "FROM scratch");
        if (name.EndsWith("file", StringComparison.Ordinal))
            File.CreateSymbolicLink(_repository[$"modules/web/{name}"], elsewhere["Dockerfile"]);
        else
            Directory.CreateSymbolicLink(_repository[$"modules/web/{name}"], elsewhere.Path);

        var exception = Assert.Throws<InvalidModulesException>(() => Find(model => model.Modules("modules/*")));

        Assert.Contains($"'{link}' is a link that leads out of the repository", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Dockerfile_may_be_a_link_to_one_of_the_repository()
    {
        _repository.Write("Dockerfile.common", "FROM scratch");
        Directory.CreateDirectory(_repository["modules/web"]);
        File.CreateSymbolicLink(_repository["modules/web/Dockerfile"], "../../Dockerfile.common");

        Assert.Equal(["web"], Find(model => model.Modules("modules/*")).Ordered.Select(module => module.Name));
    }

    [Fact]
    public void The_root_itself_can_be_the_only_module_named_like_the_application()
    {
        _repository.Write("Dockerfile", "FROM scratch");

        var module = Assert.Single(Find(model => model.Application("shop").Modules(".")).Ordered);

        Assert.Equal(("shop", "."), (module.Name, module.Path));
    }

    [Fact]
    public void Typed_overrides_come_after_convention_and_manifest()
    {
        _repository.Write("modules/catalog/Dockerfile", "FROM scratch");
        _repository.Write("modules/orders/module.yaml", "chart: deploy");
        _repository.Write("modules/orders/deploy/Chart.yaml", "name: orders");

        var orders = Find(model => model.Modules("modules/*", m => m.For("orders", o => o.DependsOn("catalog"))))["orders"];

        Assert.Equal("deploy", orders.Chart);
        Assert.Equal(["catalog"], orders.DependsOn);
    }

    [Fact]
    public void Mistakes_of_several_manifests_are_told_at_once()
    {
        _repository.Write("modules/a/module.yaml", "chart: missing");
        _repository.Write("modules/b/module.yaml", "nam: b");
        _repository.Write("modules/C/Dockerfile", "FROM scratch");
        _repository.Write("modules/d/module.yaml", "image:\n  dockerfile: other/Dockerfile\nshared: [libs]");

        var problems = Assert.Throws<InvalidModulesException>(() => Find(model => model.Modules("modules/*"))).Problems;

        Assert.Equal(
            ["modules/C", "modules/a/module.yaml:1", "modules/b/module.yaml:1", "modules/d/module.yaml:2", "modules/d/module.yaml:3"],
            problems.Select(problem => problem.Where).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unknown_dependency_is_reported_at_its_line()
    {
        _repository.Write("modules/catalog/Dockerfile", "FROM scratch");
        _repository.Write("modules/orders/module.yaml", "name: orders\ndependsOn:\n  - catalgo\n");

        var exception = Assert.Throws<InvalidModulesException>(() => Find(model => model.Modules("modules/*")));

        Assert.StartsWith("modules/orders/module.yaml:3: orders needs 'catalgo', which is no module; did you mean 'catalog'?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_override_for_no_module_is_answered_with_the_nearest()
    {
        _repository.Write("modules/orders/Dockerfile", "FROM scratch");

        var exception = Assert.Throws<InvalidModulesException>(() => Find(model => model.Modules("modules/*", m => m.For("oders", o => o))));

        Assert.Contains("did you mean 'orders'?", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../elsewhere")]
    [InlineData("mod*/x")]
    [InlineData("/etc")]
    [InlineData("nowhere/*")]
    public void A_pattern_that_is_no_place_in_the_repository_is_refused(string pattern) =>
        Assert.Contains(pattern, Assert.Throws<InvalidModulesException>(() => Find(model => model.Modules(pattern))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_repository_without_modules_is_told_what_a_module_is()
    {
        Directory.CreateDirectory(_repository["modules/empty"]);

        var exception = Assert.Throws<PipelineException>(() => Find(model => model.Modules("modules/*")));

        Assert.Contains("A module is a folder with a module.yaml, a Dockerfile, or a chart", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_not_followed_out_of_the_repository()
    {
        using var outside = new TempDirectory();
        outside.Write("Dockerfile", "FROM scratch");
        _repository.Write("modules/web/Dockerfile", "FROM scratch");
        Directory.CreateSymbolicLink(_repository["modules/linked"], outside.Path);

        Assert.Equal(["web"], Find(model => model.Modules("modules/*")).Ordered.Select(module => module.Name));
    }

    private ModuleGraph Find(Func<PipelineModel, PipelineModel> describe) => ModuleFinder.Find(describe(PipelineModel.In(_repository.Path)), _repository.Path);
}
