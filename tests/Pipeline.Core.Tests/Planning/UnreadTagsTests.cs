using Pipeline.Core.Planning;
using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Planning;

/// <summary>Tags that look like releases and are none.</summary>
public sealed class UnreadTagsTests
{
    private const string Format = "Release tags are named v{version}, with a version of three numbers without leading zeros. Tag the last release once more";

    [Fact]
    public void They_are_named_with_the_command_that_helps() => Assert.Equal(
        $"No release was found, but v1.2, v2026.07.1 look like one. {Format}, such as: git tag v2026.7.1 v2026.07.1^{{}}, or set TagFormat to how they are named.",
        Warning(["v2026.07.1", "v1.2"], ["orders"]));

    [Fact]
    public void One_looks_like_one() => Assert.Equal(
        $"No release was found, but v1.2 looks like one. {Format}, such as: git tag v1.2.0 v1.2^{{}}, or set TagFormat to how they are named.", Warning(["v1.2"], ["orders"]));

    [Fact]
    public void A_version_that_cannot_be_written_as_one_has_no_command() => Assert.Equal(
        $"No release was found, but v1.2.3.4 looks like one. {Format}, or set TagFormat to how they are named.", Warning(["v1.2.3.4"], ["orders"]));

    [Fact]
    public void Five_are_named_and_the_rest_counted()
    {
        string[] six = ["v1.1", "v1.2", "v1.3", "v1.4", "v1.5", "v1.6"];

        Assert.Contains("v1.1, v1.2, v1.3, v1.4, v1.5 and 1 more look", Warning(six, ["orders"]), StringComparison.Ordinal);
        Assert.Contains("v1.1, v1.2, v1.3, v1.4, v1.5 look", Warning(six[..5], ["orders"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_modules_the_name_is_left_to_write() => Assert.Contains(
        "Release tags are named {module}-v{version}, with a version of three numbers without leading zeros. Tag the last release once more, such as: git tag <module>-v1.2.0 v1.2^{}",
        Warning(["v1.2"], ["orders", "catalog"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("orders/v1.1.0")]
    [InlineData("orders@1.1.0")]
    [InlineData("orders-1.1")]
    [InlineData("orders_v1.1")]
    public void A_tag_that_names_its_module_is_of_it(string tag) =>
        Assert.Contains($"such as: git tag orders-v1.1.0 {tag}^{{}}", Warning([tag], ["orders", "catalog"]), StringComparison.Ordinal);

    [Fact]
    public void The_repositorys_own_format_is_named() =>
        Assert.Contains("Release tags are named r/{version}", Warning(["v1.2"], ["orders"], TagFormat.Parse("r/{version}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("nightly")]
    [InlineData("2026")]
    [InlineData("v1.2; rm -rf x 1.2")]
    public void What_does_not_look_like_a_version_is_not_named(string tag) => Assert.Null(Warning([tag], ["orders"]));

    [Fact]
    public void Where_a_module_has_a_release_the_others_are_just_tags() => Assert.Null(Warning(["catalog-v1.0.0", "v1.2"], ["orders", "catalog"]));

    [Fact]
    public void Releases_of_a_name_that_is_gone_are_named_with_the_command_that_goes_on_from_them() => Assert.Equal(
        "No release of orders was found, but basket-v1.10.0 names no module that is here. If a module was renamed, tag its last release with the new name: git tag orders-v1.10.0 basket-v1.10.0^{}",
        Warning(["catalog-v1.0.0", "basket-v1.9.0", "basket-v1.10.0", "basket-v1.10.0-rc.1"], ["orders", "catalog"]));

    [Fact]
    public void Of_names_that_are_gone_the_highest_five_releases_are_named_and_the_likeliest_is_in_the_command() => Assert.Equal(
        "No release of orders, web was found, but a-v1.0.0, b-v1.0.0, c-v1.0.0, d-v1.0.0, order-v2.0.0 and 1 more name no module that is here. If a module was renamed, tag its last release with the new name: git tag orders-v2.0.0 order-v2.0.0^{}",
        Warning(["catalog-v1.0.0", "z-v1.0.0", "a-v1.0.0", "b-v1.0.0", "c-v1.0.0", "d-v1.0.0", "order-v2.0.0"], ["orders", "catalog", "web"]));

    [Theory]
    [InlineData("orders")]
    [InlineData("orders", "catalog")]
    public void Where_no_module_has_a_release_names_that_are_gone_are_told_once(params string[] modules) =>
        Assert.EndsWith($"git tag {modules.Min()}-v1.4.0 basket-v1.4.0^{{}}", Warning(["basket-v1.4.0"], modules), StringComparison.Ordinal);

    [Fact]
    public void A_name_that_begins_with_a_modules_is_another() => Assert.Contains(
        "orders-api-v1.4.0 names no module that is here", Warning(["catalog-v1.0.0", "orders-api-v1.4.0"], ["orders", "catalog"]), StringComparison.Ordinal);

    [Fact]
    public void In_the_repositorys_own_format_names_that_are_gone_are_told_too() => Assert.EndsWith(
        "git tag orders/1.4.0 basket/1.4.0^{}", Warning(["catalog/1.0.0", "basket/1.4.0", "basket-v1.5.0"], ["orders", "catalog"], TagFormat.Parse("{module}/{version}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("basket-v1.4")]
    [InlineData("Basket$(id)-v1.4.0")]
    [InlineData("-v1.4.0")]
    public void What_names_no_release_of_a_module_is_just_a_tag(string tag) => Assert.Null(Warning(["catalog-v1.0.0", tag], ["orders", "catalog"]));

    [Fact]
    public void Where_every_module_has_a_release_names_that_are_gone_are_just_tags() =>
        Assert.Null(Warning(["orders-v1.0.0", "catalog-v1.0.0", "basket-v1.4.0"], ["orders", "catalog"]));

    [Fact]
    public void Of_modules_whose_names_begin_alike_the_longer_one_is_meant() => Assert.Contains(
        "git tag orders-api-v1.4.0 orders-api/1.4.0^{}", Warning(["orders-api/1.4.0"], ["orders", "orders-api"]), StringComparison.Ordinal);

    [Theory]
    [InlineData("reorders/1.4.0")]
    [InlineData("ordersx/1.4.0")]
    [InlineData("v1.4.0-orders")]
    public void A_name_within_another_word_or_at_the_end_is_not_that_of_the_module(string tag) =>
        Assert.Null(Warning(["catalog-v1.0.0", tag], ["orders", "catalog"]));

    [Fact]
    public void Of_the_module_without_a_release_alone_the_tags_are_named() => Assert.StartsWith(
        "No release of orders was found, but orders/1.4 looks like one.", Warning(["catalog-v1.0.0", "orders/1.4", "v9.9"], ["orders", "catalog"]), StringComparison.Ordinal);

    [Fact]
    public void Tags_without_a_name_are_told_where_no_module_has_a_release() => Assert.StartsWith(
        "No release was found, but v1.4.0 looks like one.", Warning(["v1.4.0"], ["orders", "catalog"]), StringComparison.Ordinal);

    [Fact]
    public void A_release_of_another_branch_is_told_of_the_module_that_is_released_anew()
    {
        var history = new PlanScenario(Module("orders"), Module("catalog"));
        history.Commit("feat: a", "modules/orders/a");
        foreach (var tag in (string[])["orders-v1.4.0", "orders-v1.5.0-rc.1", "catalog-v2.0.0"])
            history.Tag(tag, new string('f', 40));

        var warning = Assert.Single(UnreadTags.Warnings(history.Plan(), ReleaseTags.Of(history.Tags, null, history.Graph), null, history.Graph));

        Assert.Equal("orders: orders-v1.4.0 is not in the history of this commit and does not count, so this is a first release. If it is to count, merge it: git merge orders-v1.4.0", warning);
    }

    [Fact]
    public void Five_names_that_are_gone_are_all_named() => Assert.Contains(
        "a-v1.0.0, b-v1.0.0, c-v1.0.0, d-v1.0.0, e-v1.0.0 name no module",
        Warning(["catalog-v1.0.0", "a-v1.0.0", "b-v1.0.0", "c-v1.0.0", "d-v1.0.0", "e-v1.0.0"], ["orders", "catalog"]), StringComparison.Ordinal);

    private static string? Warning(string[] tags, string[] modules, TagFormat? format = null)
    {
        var history = new PlanScenario([.. modules.Select(name => Module(name))]);
        history.Commit("feat: a", "modules/orders/a");
        foreach (var tag in tags)
            history.Tag(tag);
        return UnreadTags.Warnings(history.Plan(new PlanOptions { TagFormat = format }), ReleaseTags.Of(history.Tags, format, history.Graph), format, history.Graph).SingleOrDefault();
    }
}
