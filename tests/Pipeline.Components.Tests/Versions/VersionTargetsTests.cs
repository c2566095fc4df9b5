using Pipeline.Testing;

namespace Pipeline.Components.Tests.Versions;

public sealed class VersionTargetsTests : IDisposable
{
    private readonly ShopBuild _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Modules_are_listed_in_dependency_order()
    {
        var (exitCode, output) = await _shop.RunAsync("Modules");

        Assert.Equal(0, exitCode);
        Assert.Matches("(?s)catalog 1.0.0 in modules/catalog.*orders 1.0.0 in modules/orders.*2 of 2 modules", output);
    }

    [Fact]
    public async Task Modules_can_be_narrowed_to_what_changed_with_dependents()
    {
        _shop.Git.Git("tag", "before");
        _shop.Git.Commit("fix: a", ("modules/orders/a.cs", "1"));

        var (_, output) = await _shop.RunAsync("Modules", "--changed-since", "before");

        Assert.DoesNotContain("modules/catalog", output, StringComparison.Ordinal);
        Assert.Contains("modules/orders", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_is_shown_and_written()
    {
        _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"));

        var (exitCode, output) = await _shop.RunAsync("VersionPlan", "--channel", "rc");

        Assert.Equal(0, exitCode);
        Assert.Contains("catalog  1.0.0    1.1.0-rc.1  minor  minor: feat: search", output, StringComparison.Ordinal);
        Assert.Contains("\"next\": \"1.0.1-rc.1\"", _shop.Read("artifacts/version-plan.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_stand_on_the_commit_with_versions_and_changelogs_and_a_second_run_finds_nothing_to_do()
    {
        _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"));

        var (exitCode, output) = await _shop.RunAsync("Tag", "--write-versions", "--write-changelogs");
        var again = await _shop.RunAsync("Tag");

        Assert.True(exitCode == 0, output);
        Assert.Equal("1.1.0", _shop.Git.Git("show", "catalog-v1.1.0:modules/catalog/VERSION"));
        Assert.StartsWith("# Changelog\n\n## catalog 1.1.0 (", _shop.Read("modules/catalog/CHANGELOG.md"), StringComparison.Ordinal);
        Assert.Equal(_shop.Git.Git("rev-parse", "HEAD"), _shop.Git.Git("rev-parse", "orders-v1.0.1^{commit}"));
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("There is nothing to tag", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_notes_are_written_for_the_set()
    {
        _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"));

        var (exitCode, _) = await _shop.RunAsync("ReleaseNotes");

        Assert.Equal(0, exitCode);
        Assert.Contains("| catalog | 1.0.0 | 1.1.0 | minor |", _shop.Read("artifacts/release-notes.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--write-versions", "--next-development")]
    public async Task Release_notes_of_a_tagged_commit_are_those_of_its_tags(params string[] options)
    {
        _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"));
        var (exitCode, output) = await _shop.RunAsync(["Tag", .. options]);
        Assert.True(exitCode == 0, output);

        (exitCode, output) = await _shop.RunAsync("ReleaseNotes");

        Assert.True(exitCode == 0, output);
        var notes = _shop.Read("artifacts/release-notes.md");
        Assert.Contains("| catalog | 1.0.0 | 1.1.0 | minor |", notes, StringComparison.Ordinal);
        Assert.Contains("| orders | 1.0.0 | 1.0.1 | patch |", notes, StringComparison.Ordinal);
        Assert.Contains("- search (", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_notes_of_a_plan_that_was_handed_over_are_those_of_its_tags_also_after_they_were_made()
    {
        _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"));
        await _shop.RunAsync("VersionPlan");
        var (exitCode, output) = await _shop.RunAsync("Tag", "--write-versions", "--skip");
        Assert.True(exitCode == 0, output);

        (exitCode, output) = await _shop.RunAsync("ReleaseNotes", "--skip");

        Assert.True(exitCode == 0, output);
        Assert.Contains("| catalog | 1.0.0 | 1.1.0 | minor |", _shop.Read("artifacts/release-notes.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ReleaseNotes")]
    [InlineData("Tag")]
    public async Task A_plan_of_another_commit_is_refused(string target)
    {
        _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"));
        await _shop.RunAsync("VersionPlan");
        _shop.Git.Commit("feat: more", ("modules/catalog/a.cs", "2"));

        var (exitCode, output) = await _shop.RunAsync(target, "--skip");

        Assert.NotEqual(0, exitCode);
        Assert.Matches("plan is of commit [0-9a-f]{7}, but [0-9a-f]{7} is checked out", output);
    }

    [Fact]
    public async Task A_shallow_clone_fails_with_the_way_to_deepen_it()
    {
        _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"));
        using var clone = new TempDirectory();
        _shop.Git.Git("clone", "-q", "--depth=1", $"file://{_shop.Git.Path}", clone["shop"]);

        var (exitCode, output) = await _shop.RunAsync("VersionPlan", "--root", clone["shop"]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("git fetch --unshallow --tags", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Pipeline.", output, StringComparison.Ordinal);
    }
}
