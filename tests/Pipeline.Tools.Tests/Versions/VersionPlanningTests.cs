using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Versions;

namespace Pipeline.Tools.Tests.Versions;

public sealed class VersionPlanningTests : IDisposable
{
    private readonly ShopRepository _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Commits_since_the_modules_own_tag_decide()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Commit("feat(api): a\n\nBREAKING CHANGE: b", ("modules/orders/a.cs", "1"));
        _shop.Git.Git("tag", "orders-v2.0.0");
        _shop.Git.Commit("fix: c", ("modules/orders/a.cs", "2"));

        var plan = await _shop.PlanAsync();

        Assert.Equal(["catalog ", "orders 2.0.1"], plan.Modules.Select(module => $"{module.Name} {module.Next}"));
        Assert.Equal(("main", _shop.Git.Git("rev-parse", "HEAD")), (plan.Branch, plan.Commit));
    }

    [Fact]
    public async Task Without_tags_every_module_is_released_first() =>
        Assert.Equal(["0.1.0", "0.1.0"], (await _shop.PlanAsync()).Modules.Select(module => module.Next?.ToString()));

    [Fact]
    public async Task Without_commits_it_is_told_to_make_one()
    {
        using var empty = new GitSandbox();
        var workTree = await GitWorkTree.OpenAsync(new ProcessRunner(), empty.Path, TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<PipelineException>(() => new VersionPlanning(workTree).PlanAsync(_shop.Modules, new PlanOptions(), null, TestContext.Current.CancellationToken));

        Assert.Contains("has no commits yet", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_clone_is_refused_with_the_way_to_deepen_it()
    {
        _shop.Git.Commit("fix: a");
        using var folder = new TempDirectory();
        _shop.Git.Git("clone", "-q", "--depth=1", $"file://{_shop.Path}", folder["clone"]);
        var workTree = await GitWorkTree.OpenAsync(new ProcessRunner(), folder["clone"], TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<PipelineException>(() => new VersionPlanning(workTree).PlanAsync(_shop.Modules, new PlanOptions(), null, TestContext.Current.CancellationToken));

        Assert.Contains("git fetch --unshallow --tags", exception.Message, StringComparison.Ordinal);
        Assert.Contains("fetch-depth: 0", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_that_are_no_versions_or_no_commits_are_passed_over()
    {
        _shop.TagAll("1.0.0");
        foreach (var name in (string[])["orders-vnext", "orders-v1", "latest", "v9.9.9", "web-v3.0.0"])
            _shop.Git.Git("tag", name);
        _shop.Git.Git("tag", "orders-v5.0.0", "HEAD^{tree}");
        _shop.Git.Git("tag", "orders-v6.0.0", "HEAD:modules/orders/Dockerfile");
        _shop.Git.Git("tag", "-a", "-m", "x", "orders-v7.0.0", "HEAD^{tree}");
        _shop.Git.Commit("fix: a", ("modules/orders/a.cs", "1"));

        Assert.Equal("1.0.1", await _shop.NextOfOrdersAsync());
    }

    [Fact]
    public async Task Unrelated_histories_are_read_like_any_other()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Git("checkout", "-q", "--orphan", "imported");
        _shop.Git.Git("rm", "-rfq", ".");
        _shop.Git.Commit("feat: imported", ("modules/orders/imported.cs", "1"));
        _shop.Git.Git("checkout", "-q", "main");
        _shop.Git.Git("merge", "-q", "--allow-unrelated-histories", "-m", "Merge imported", "imported");

        Assert.Equal("1.1.0", await _shop.NextOfOrdersAsync());
    }

    [Fact]
    public async Task A_branch_that_parted_before_the_oldest_tag_counts_when_it_is_merged()
    {
        _shop.Git.Git("branch", "side");
        _shop.Git.Commit("fix: a", ("modules/orders/a.cs", "1"));
        _shop.TagAll("1.0.0");
        _shop.Git.Git("checkout", "-q", "side");
        _shop.Git.Commit("feat: side", ("modules/orders/side.cs", "1"));
        _shop.Git.Git("checkout", "-q", "main");
        _shop.Git.Git("merge", "-q", "--no-ff", "-m", "Merge pull request #5 from acme/side", "side");

        var orders = (await _shop.PlanAsync()).Modules.Single(module => module.Name == "orders");

        Assert.Equal("1.1.0", orders.Next?.ToString());
        Assert.Equal(5, Assert.Single(orders.Commits).PullRequest);
    }

    [Fact]
    public async Task Release_lines_that_are_not_in_each_other_are_both_read_to_their_ends()
    {
        // orders was released on a line of its own that was merged later; the tag of catalog does not contain it.
        _shop.Git.Git("branch", "line");
        _shop.Git.Git("checkout", "-q", "line");
        _shop.Git.Commit("feat: on the line", ("modules/catalog/line.cs", "1"));
        _shop.Git.Git("tag", "orders-v1.0.0");
        _shop.Git.Git("checkout", "-q", "main");
        _shop.Git.Commit("fix: main", ("modules/orders/a.cs", "1"));
        _shop.Git.Git("tag", "catalog-v1.0.0");
        _shop.Git.Git("merge", "-q", "--no-ff", "-m", "Merge branch 'line'", "line");

        var plan = await _shop.PlanAsync();

        Assert.Equal(["catalog 1.1.0", "orders 1.0.1"], plan.Modules.Select(module => $"{module.Name} {module.Next}"));
    }

    [Fact]
    public async Task A_move_between_modules_bumps_both()
    {
        _shop.Git.Commit("feat: a", ("modules/orders/big file.cs", string.Concat(Enumerable.Repeat("line\n", 50))));
        _shop.TagAll("1.0.0");
        _shop.Git.Git("mv", "modules/orders/big file.cs", "modules/catalog/big file.cs");
        _shop.Git.Commit("refactor: move it");

        Assert.Equal(["catalog", "orders"], (await _shop.PlanAsync()).Releases.Select(module => module.Name));
    }

    [Fact]
    public async Task Any_path_and_any_message_is_read()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Commit("feat: strange paths", ("modules/orders/with space/\"quoted\"\n'name'\t\u00e4.cs", "1"));
        _shop.Git.Write("modules/catalog/latin1.cs", "1");
        _shop.Git.Git("add", "-A");
        // A message in Latin-1 that says so, and one of bytes that are no UTF-8.
        var message = Path.Combine(_shop.Path, ".git/message");
        File.WriteAllBytes(message, [.. "fix: caf"u8, 0xE9, .. "\n\nbody\x1b[31m"u8]);
        _shop.Git.Git("-c", "i18n.commitEncoding=ISO-8859-1", "commit", "-q", "-F", message);
        _shop.Git.Write("modules/catalog/latin1.cs", "2");
        _shop.Git.Commit("fix: raw");
        var header = _shop.Git.Git("cat-file", "commit", "HEAD").Replace("fix: raw", "", StringComparison.Ordinal).TrimEnd('\n') + "\n\n";
        File.WriteAllBytes(message, [.. System.Text.Encoding.UTF8.GetBytes(header), .. "fix: caf"u8, 0xE9, .. "\n"u8]);
        _shop.Git.Git("reset", "-q", "--soft", _shop.Git.Git("hash-object", "-t", "commit", "-w", message));

        var plan = await _shop.PlanAsync();

        Assert.Equal(["1.0.1", "1.1.0"], plan.Modules.Select(module => module.Next?.ToString()));
        Assert.Equal(["fix: caf\ufffd", "fix: café"], plan.Modules[0].Commits.Select(commit => commit.Subject));
    }

    [Fact]
    public async Task Settings_of_the_user_change_nothing()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Commit("feat: a", ("modules/orders/a.cs", "1"));
        foreach (var (name, value) in new[] { ("log.showSignature", "true"), ("diff.renames", "copies"), ("log.diffMerges", "on"), ("color.ui", "always"), ("core.quotePath", "true"), ("log.decorate", "full"), ("diff.noprefix", "true"), ("format.pretty", "oneline") })
            _shop.Git.Git("config", name, value);

        Assert.Equal("1.1.0", await _shop.NextOfOrdersAsync());
    }

    [Fact]
    public async Task A_version_file_that_disagrees_with_the_tag_is_told()
    {
        _shop.Git.Commit("chore: version", ("modules/orders/VERSION", "3.0.0\n"), ("modules/catalog/VERSION", "1.1.0-dev\n"));
        _shop.TagAll("1.0.0");

        Assert.StartsWith("orders: modules/orders/VERSION says 3.0.0, but the last release is 1.0.0.", Assert.Single((await _shop.PlanAsync()).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_written_and_read_back_unchanged()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Commit("feat(api)!: a (#3)\n\nFixes #2", ("modules/orders/a.cs", "1"));
        using var artifacts = new TempDirectory();
        var plan = await _shop.PlanAsync();

        var path = await VersionPlanFile.WriteAsync(artifacts.Path, plan, TestContext.Current.CancellationToken);
        var read = await VersionPlanFile.ReadAsync(artifacts.Path, _shop.Modules, null, TestContext.Current.CancellationToken);

        Assert.Equal(artifacts["version-plan.json"], path);
        await VersionPlanFile.WriteAsync(artifacts["again"], read, TestContext.Current.CancellationToken);
        Assert.Equal(File.ReadAllText(path), File.ReadAllText(artifacts["again/version-plan.json"]));
        Assert.Contains("\"bump\": \"major\"", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orders-v1.1.0", "orders-v9.9.9", "the tag 'orders-v9.9.9' is not that of the version '1.1.0'")]
    [InlineData("\"branch\": \"main\"", "\"branch\": \"--force\"", "'--force' is no name of a branch")]
    public async Task A_plan_that_was_changed_on_its_way_is_refused(string part, string other, string problem)
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Commit("feat: a", ("modules/orders/a.cs", "1"));
        using var artifacts = new TempDirectory();
        var path = await VersionPlanFile.WriteAsync(artifacts.Path, await _shop.PlanAsync(), TestContext.Current.CancellationToken);
        File.WriteAllText(path, File.ReadAllText(path).Replace(part, other, StringComparison.Ordinal));

        var exception = await Assert.ThrowsAsync<PipelineException>(() => VersionPlanFile.ReadAsync(artifacts.Path, _shop.Modules, null, TestContext.Current.CancellationToken));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_plan_is_answered_with_the_target_that_makes_it()
    {
        using var artifacts = new TempDirectory();

        var exception = await Assert.ThrowsAsync<PipelineException>(() => VersionPlanFile.ReadAsync(artifacts.Path, _shop.Modules, null, TestContext.Current.CancellationToken));

        Assert.Contains("Run the target VersionPlan first", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changed_modules_are_found_with_their_dependents()
    {
        _shop.Git.Write("modules/web/module.yaml", "dependsOn: [orders]\n");
        _shop.Git.Commit("feat: web");
        _shop.Git.Git("checkout", "-q", "-b", "topic");
        _shop.Git.Write("modules/orders/new.cs", "uncommitted");

        var paths = await (await _shop.OpenAsync()).ReadChangedPathsAsync("main", TestContext.Current.CancellationToken);

        Assert.Equal(["modules/orders/new.cs"], paths);
        Assert.Equal(["orders", "web"], _shop.Modules.Affected(paths).Select(module => module.Name));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--output=/tmp/x")]
    public async Task An_unknown_reference_is_named(string reference)
    {
        var workTree = await _shop.OpenAsync();

        var exception = await Assert.ThrowsAsync<PipelineException>(() => workTree.ReadChangedPathsAsync(reference, TestContext.Current.CancellationToken));

        Assert.StartsWith($"'{reference}' is no branch, tag or commit", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("log.showRoot", "false")]
    [InlineData("diff.orderFile", "not-there")]
    [InlineData("diff.relative", "true")]
    public async Task The_first_commit_counts_whatever_the_user_has_set(string name, string value)
    {
        _shop.Git.Git("config", name, value);

        Assert.Equal("0.1.0", await _shop.NextOfOrdersAsync());
        Assert.Empty(await (await _shop.OpenAsync()).ReadChangedPathsAsync("HEAD", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_submodule_that_moves_is_a_change_whatever_the_user_has_set()
    {
        using var library = new GitSandbox();
        library.Commit("feat: library");
        _shop.Git.Git("-c", "protocol.file.allow=always", "submodule", "add", "-q", library.Path, "modules/orders/library");
        _shop.Git.Commit("feat: submodule");
        _shop.TagAll("1.0.0");
        library.Commit("fix: library");
        _shop.Git.Git("-C", "modules/orders/library", "pull", "-q");
        _shop.Git.Commit("fix: newer library");
        _shop.Git.Git("config", "diff.ignoreSubmodules", "all");

        Assert.Equal("1.0.1", await _shop.NextOfOrdersAsync());
    }
}
