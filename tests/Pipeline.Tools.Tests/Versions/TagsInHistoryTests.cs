using Pipeline.Core.Model;
using Pipeline.Core.Planning;
using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.Modules;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Versions;

namespace Pipeline.Tools.Tests.Versions;

/// <summary>Which tags are the last releases of a commit.</summary>
public sealed class TagsInHistoryTests : IDisposable
{
    private readonly ShopRepository _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Tags_on_other_branches_do_not_count_but_are_not_made_twice()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Git("checkout", "-q", "-b", "other");
        _shop.Git.Commit("feat: there", ("modules/orders/b.cs", "1"));
        _shop.Git.Git("tag", "orders-v1.1.0");
        _shop.Git.Git("checkout", "-q", "main");
        _shop.Git.Commit("fix: here", ("modules/orders/a.cs", "1"));
        Assert.Equal("1.0.1", await _shop.NextOfOrdersAsync());

        _shop.Git.Commit("feat: here", ("modules/orders/a.cs", "2"));
        var plan = await _shop.PlanAsync();

        Assert.Empty(plan.Releases);
        Assert.Contains("orders-v1.1.0", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_higher_tag_on_a_branch_that_was_not_merged_does_not_count_for_main()
    {
        _shop.TagAll("1.1.0");
        _shop.Git.Git("checkout", "-q", "-b", "next");
        _shop.Git.Commit("feat!: there", ("modules/orders/b.cs", "1"), ("modules/catalog/b.cs", "1"));
        _shop.TagAll("2.0.0");
        _shop.Git.Git("checkout", "-q", "main");
        _shop.Git.Commit("fix: x", ("modules/orders/a.cs", "1"));

        var plan = await _shop.PlanAsync();

        Assert.Equal(["catalog 1.1.0 ", "orders 1.1.0 1.1.1"], plan.Modules.Select(module => $"{module.Name} {module.Current} {module.Next}"));
    }

    [Fact]
    public async Task A_branch_cut_before_the_newest_tag_counts_from_the_tag_before_it()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Git("branch", "feature");
        _shop.Git.Commit("feat: main", ("modules/orders/a.cs", "1"), ("modules/catalog/a.cs", "1"));
        _shop.TagAll("1.1.0");
        _shop.Git.Git("checkout", "-q", "feature");
        _shop.Git.Commit("fix: feature", ("modules/orders/b.cs", "1"));

        Assert.Equal(["catalog 1.0.0 ", "orders 1.0.0 1.0.1"], (await _shop.PlanAsync()).Modules.Select(module => $"{module.Name} {module.Current} {module.Next}"));
    }

    [Fact]
    public async Task A_checked_out_old_tag_has_nothing_to_release()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Commit("feat: main", ("modules/orders/a.cs", "1"), ("modules/catalog/a.cs", "1"));
        _shop.TagAll("1.1.0");
        _shop.Git.Git("checkout", "-q", "orders-v1.0.0");

        Assert.Equal(["catalog 1.0.0 ", "orders 1.0.0 "], (await _shop.PlanAsync()).Modules.Select(module => $"{module.Name} {module.Current} {module.Next}"));
    }

    [Fact]
    public async Task A_hotfix_branch_counts_from_its_own_tags()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Git("checkout", "-q", "-b", "hotfix");
        _shop.Git.Commit("fix: first", ("modules/orders/a.cs", "1"), ("modules/catalog/a.cs", "1"));
        _shop.TagAll("1.0.1");
        _shop.Git.Git("checkout", "-q", "main");
        _shop.Git.Commit("feat: main", ("modules/orders/b.cs", "1"), ("modules/catalog/b.cs", "1"));
        _shop.TagAll("1.1.0");
        _shop.Git.Git("checkout", "-q", "hotfix");
        _shop.Git.Commit("fix: second", ("modules/orders/a.cs", "2"));

        Assert.Equal("1.0.2", await _shop.NextOfOrdersAsync());
    }

    [Fact]
    public async Task Of_versions_that_differ_in_build_metadata_the_nearest_counts()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Commit("feat: a", ("modules/orders/a.cs", "1"));
        _shop.Git.Git("tag", "orders-v1.0.0+b");

        var orders = (await _shop.PlanAsync()).Modules.Single(module => module.Name == "orders");

        Assert.Equal(("1.0.0+b", null), (orders.Current?.ToString(), orders.Next));
    }

    [Fact]
    public async Task A_tag_without_a_name_counts_for_the_modules_that_existed_then()
    {
        using var single = new GitSandbox();
        single.Commit("feat: first", ("modules/orders/Dockerfile", "FROM scratch\n"));
        single.Git("tag", "v1.4.0");
        single.Commit("feat: second module", ("modules/catalog/Dockerfile", "FROM scratch\n"), ("modules/orders/a.cs", "1"));

        var plan = await PlanAsync(single);

        Assert.Equal(["catalog  0.1.0 catalog-v0.1.0", "orders 1.4.0 1.5.0 orders-v1.5.0"], Lines(plan));
        Assert.EndsWith("git tag orders-v1.4.0 v1.4.0^{}", Assert.Single(plan.Warnings), StringComparison.Ordinal);
        Assert.Equal([null, "v1.4.0"], plan.Modules.Select(module => module.PreviousTag));

        foreach (var release in plan.Releases)
            single.Git("tag", release.Tag!);
        single.Git("tag", "v9.0.0");
        single.Commit("fix: a", ("modules/catalog/a.cs", "1"), ("modules/orders/a.cs", "2"), ("modules/web/Dockerfile", "FROM scratch\n"));
        plan = await PlanAsync(single);
        Assert.Equal(["catalog 0.1.0 0.1.1 catalog-v0.1.1", "orders 1.5.0 1.5.1 orders-v1.5.1", "web  0.1.0 web-v0.1.0"], Lines(plan));
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public async Task A_module_that_stays_alone_keeps_its_name_in_the_tags()
    {
        _shop.TagAll("1.4.0");
        _shop.Git.Git("rm", "-rq", "modules/catalog");
        _shop.Git.Commit("feat: alone", ("modules/orders/a.cs", "1"));

        Assert.Equal(["orders 1.4.0 1.5.0 orders-v1.5.0"], Lines(await _shop.PlanAsync()));
    }

    [Theory]
    [InlineData("v1.2", "v1.2.0 v1.2^{}")]
    [InlineData("v2026.07.1", "v2026.7.1 v2026.07.1^{}")]
    [InlineData("1.2.3", "v1.2.3 1.2.3^{}")]
    [InlineData("shop/v1.2.3", "v1.2.3 shop/v1.2.3^{}")]
    public async Task Tags_that_only_look_like_releases_are_named_with_what_to_do(string tag, string command)
    {
        using var single = new GitSandbox();
        single.Commit("feat: first", ("modules/orders/Dockerfile", "FROM scratch\n"));
        single.Git("tag", tag);
        single.Git("tag", "latest");

        var warning = Assert.Single((await PlanAsync(single)).Warnings);

        Assert.StartsWith($"No release was found, but {tag} looks like one.", warning, StringComparison.Ordinal);
        Assert.Contains($"git tag {command}", warning, StringComparison.Ordinal);
        single.Git("tag", "v0.0.1");
        Assert.Empty((await PlanAsync(single)).Warnings);
    }

    private static IEnumerable<string> Lines(VersionPlan plan) => plan.Modules.Select(module => $"{module.Name} {module.Current} {module.Next} {module.Tag}");

    private static async Task<VersionPlan> PlanAsync(GitSandbox git)
    {
        var workTree = await GitWorkTree.OpenAsync(new ProcessRunner(), git.Path, TestContext.Current.CancellationToken);
        var modules = ModuleFinder.Find(PipelineModel.In(git.Path).Modules("modules/*"), git.Path);
        return await new VersionPlanning(workTree).PlanAsync(modules, new PlanOptions(), null, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("v3", " v3.0.0 v3^{}")]
    [InlineData("releases/v3", " v3.0.0 releases/v3^{}")]
    [InlineData("node18-1.2.3", " v1.2.3 node18-1.2.3^{}")]
    [InlineData("1.2.3rc1", null)]
    [InlineData("v1.2.3.RELEASE", null)]
    [InlineData("1.2.3.post1", null)]
    [InlineData("REL_9_6_1", null)]
    [InlineData("2026-07-01", null)]
    public async Task Tags_in_the_way_of_other_systems_are_named_too(string tag, string? command)
    {
        using var single = new GitSandbox();
        single.Commit("feat: first", ("modules/orders/Dockerfile", "FROM scratch\n"));
        single.Git("tag", tag);
        single.Git("tag", "build-12");

        var warning = Assert.Single((await PlanAsync(single)).Warnings);

        Assert.StartsWith($"No release was found, but {tag} looks like one.", warning, StringComparison.Ordinal);
        Assert.Equal(command is not null, warning.Contains($"git tag{command}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_module_whose_tags_are_named_otherwise_is_told_beside_others_that_have_releases()
    {
        _shop.Git.Git("tag", "catalog-v1.0.0");
        _shop.Git.Git("tag", "orders/v1.4.0");
        _shop.Git.Git("tag", "preorders-1.9.0");
        _shop.Git.Git("tag", "catalog-1.9.0");

        var warning = Assert.Single((await _shop.PlanAsync()).Warnings);

        Assert.StartsWith("No release of orders was found, but orders/v1.4.0 looks like one.", warning, StringComparison.Ordinal);
        Assert.Contains("git tag orders-v1.4.0 orders/v1.4.0^{},", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_without_a_name_is_told_where_no_module_has_the_folder_of_then()
    {
        using var single = new GitSandbox();
        single.Commit("feat: first", ("src/Dockerfile", "FROM scratch\n"));
        single.Git("tag", "v1.4.0");
        single.Git("rm", "-q", "src/Dockerfile");
        single.Commit("feat: split", ("modules/catalog/Dockerfile", "FROM scratch\n"), ("modules/orders/Dockerfile", "FROM scratch\n"));

        var warning = Assert.Single((await PlanAsync(single)).Warnings);

        Assert.StartsWith("No release was found, but v1.4.0 looks like one.", warning, StringComparison.Ordinal);
        Assert.Contains("git tag <module>-v1.4.0 v1.4.0^{}", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_release_beside_releases_of_another_branch_is_told()
    {
        using var single = new GitSandbox();
        single.Commit("feat: first", ("modules/orders/Dockerfile", "FROM scratch\n"));
        single.Git("branch", "develop");
        single.Commit("feat: squashed", ("modules/orders/a.cs", "1"));
        single.Git("tag", "v1.4.0");
        single.Git("checkout", "-q", "develop");

        var plan = await PlanAsync(single);

        Assert.Equal(["orders  0.1.0 v0.1.0"], Lines(plan));
        Assert.StartsWith("orders: v1.4.0 is not in the history of this commit", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }
}
