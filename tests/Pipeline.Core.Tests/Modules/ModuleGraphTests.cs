using Pipeline.Core.Errors;
using Pipeline.Core.Modules;

namespace Pipeline.Core.Tests.Modules;

public sealed class ModuleGraphTests
{
    private static readonly ModuleGraph Shop = ModuleGraph.Of([
        Named("web", "orders"),
        Named("orders", "catalog"),
        Named("catalog"),
        Named("billing", "catalog"),
    ]);

    [Fact]
    public void Every_module_comes_after_what_it_needs_and_equals_are_sorted_by_name() =>
        Assert.Equal(["catalog", "billing", "orders", "web"], Shop.Ordered.Select(module => module.Name));

    [Fact]
    public void Dependents_are_found_through_others() =>
        Assert.Equal(["billing", "orders", "web"], Shop.DependentsOf("catalog").Select(module => module.Name));

    [Fact]
    public void Dependencies_are_found_through_others() =>
        Assert.Equal(["catalog", "orders"], Shop.DependenciesOf("web").Select(module => module.Name));

    [Fact]
    public void A_base_image_is_a_dependency_too()
    {
        var graph = ModuleGraph.Of([Named("app").BuildsOn("runtime"), Named("runtime")]);

        Assert.Equal(["runtime", "app"], graph.Ordered.Select(module => module.Name));
    }

    [Fact]
    public void The_bases_of_an_image_are_found_through_others_and_runtime_dependencies_are_none()
    {
        var graph = ModuleGraph.Of([Named("app").BuildsOn("runtime").DependsOn("catalog"), Named("runtime").BuildsOn("os"), Named("os"), Named("catalog")]);

        Assert.Equal(["os", "runtime"], graph.BasesOf("app").Select(module => module.Name));
    }

    [Fact]
    public void A_selection_keeps_the_order_of_the_graph() =>
        Assert.Equal(["catalog", "web"], Shop.Select(["web", "catalog"]).Select(module => module.Name));

    [Fact]
    public void All_unknown_names_of_a_selection_are_named_with_their_nearest()
    {
        var exception = Assert.Throws<PipelineException>(() => Shop.Select(["catalgo", "web", "zzz"]));

        Assert.Equal("Modules not found: catalgo (did you mean catalog?), zzz. Known: catalog, billing, orders, web.", exception.Message);
    }

    [Fact]
    public void An_unknown_dependency_is_answered_with_the_nearest_and_its_place()
    {
        var exception = Assert.Throws<InvalidModulesException>(() => ModuleGraph.Of([Named("orders", "catalgo"), Named("catalog")], (_, _) => "orders/module.yaml:2"));

        Assert.Equal("orders/module.yaml:2: orders needs 'catalgo', which is no module; did you mean 'catalog'? Known: catalog, orders.", exception.Message);
    }

    [Fact]
    public void A_circle_is_refused_and_printed()
    {
        var exception = Assert.Throws<InvalidModulesException>(() => ModuleGraph.Of([Named("a", "b"), Named("b", "c"), Named("c", "b"), Named("d")]));

        Assert.Contains("b → c → b", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_module_that_needs_itself_is_a_circle() =>
        Assert.Contains("a → a", Assert.Throws<InvalidModulesException>(() => ModuleGraph.Of([Named("a", "a")])).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_modules_of_one_name_are_refused_with_both_folders()
    {
        var exception = Assert.Throws<InvalidModulesException>(() => ModuleGraph.Of([Named("a"), Named("a") with { Path = "other/a" }]));

        Assert.StartsWith("modules/a, other/a: 2 modules have the name 'a'", exception.Message, StringComparison.Ordinal);
    }

    private static Module Named(string name, params string[] needs) => new() { Name = name, Path = $"modules/{name}", DependsOn = needs };
}
