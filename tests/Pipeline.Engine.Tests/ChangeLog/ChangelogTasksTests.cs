using Nuke.Common.ChangeLog;
using Nuke.Common.Git;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.ChangeLog;

public sealed class ChangelogTasksTests : IDisposable
{
    private const string Text = """
        # Changelog

        All notable changes.

        ## [vNext]
        - Added `A`, B
        * Removed C;

        ## [1.10.0] / 2024-02-01

        ### Fixed

        - A note on
          two lines
        - Another one

        ## [1.9.0] / 2024-01-01
        + First

        Some words at the end.

        [vNext]: https://github.com/owner/name/compare/1.10.0...HEAD
        [1.9.0]: https://github.com/owner/name/tree/1.9.0

        """;

    private readonly TempDirectory _folder = new();

    [Fact]
    public void Sections_are_read()
    {
        var changelog = ChangelogTasks.ReadChangelog(Write(Text));
        Assert.Equal(["- Added `A`, B", "* Removed C;"], changelog.Unreleased!.Notes);
        Assert.Equal((4, 6), (changelog.Unreleased.StartIndex, changelog.Unreleased.EndIndex));
        Assert.Equal(["1.9.0", "1.10.0"], changelog.ReleaseNotes.Select(notes => $"{notes.Version}"));
        Assert.Equal("1.10.0", $"{changelog.LatestVersion}");
        Assert.Equal(["", "### Fixed", "", "- A note on", "  two lines", "- Another one"], changelog.ReleaseNotes[1].Notes);
        Assert.Equal(["+ First"], changelog.ReleaseNotes[0].Notes);
    }

    [Fact]
    public void The_notes_of_a_section_have_no_empty_lines()
    {
        var file = Write(Text);
        Assert.Equal(["- Added `A`, B", "* Removed C;"], ChangelogTasks.ExtractChangelogSectionNotes(file));
        Assert.Equal(["### Fixed", "- A note on", "  two lines", "- Another one"], ChangelogTasks.ExtractChangelogSectionNotes(file, "1.10.0"));
        Assert.Contains("no section '2.0.0', only vNext, 1.10.0, and 1.9.0", Assert.Throws<ArgumentException>(() => ChangelogTasks.ExtractChangelogSectionNotes(file, "2.0.0")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_section_is_passed_over() =>
        Assert.Equal(["- a"], ChangelogTasks.ExtractChangelogSectionNotes(Write("## [Unreleased]\n\n## [1.0.0]\n- a\n")));

    [Fact]
    public void Packages_get_bullets_and_what_MSBuild_takes() =>
        Assert.Equal("\u2022 Added A%2C B\n\u2022 Removed C%3B", ChangelogTasks.GetNuGetReleaseNotes(Write(Text)));

    [Fact]
    public void Packages_of_a_repository_on_github_get_a_link()
    {
        using var git = new GitSandbox();
        git.Commit("Start", ("CHANGELOG.md", "## [1.0.0]\n- a\n"));
        git.Git("remote", "add", "origin", "https://github.com/owner/name");
        Assert.Equal(
            "\u2022 a\n\nFull changelog at https://github.com/owner/name/blob/main/CHANGELOG.md",
            ChangelogTasks.GetNuGetReleaseNotes(Path.Combine(git.Path, "CHANGELOG.md"), GitRepository.FromLocalDirectory(git.Path)));
    }

    [Fact]
    public void A_file_without_sections_or_with_two_unreleased_ones_is_refused()
    {
        Assert.Contains("no section", Assert.Throws<ArgumentException>(() => ChangelogTasks.ReadChangelog(Write("# Changelog\n"))).Message, StringComparison.Ordinal);
        Assert.Contains("1 and 3", Assert.Throws<ArgumentException>(() => ChangelogTasks.ReadChangelog(Write("## Unreleased\n- a\n## vNext\n- b\n"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_released_becomes_a_version()
    {
        var file = Write(Text);
        ChangelogTasks.FinalizeChangelog(file, "2.0.0", GitRepository.FromUrl("https://github.com/owner/name", "main"));
        var text = File.ReadAllText(file);
        Assert.Matches(@"## \[vNext\]\n\n## \[2\.0\.0\] / \d{4}-\d\d-\d\d\n- Added `A`, B\n", text);
        Assert.EndsWith("""
            + First

            Some words at the end.

            [vNext]: https://github.com/owner/name/compare/2.0.0...HEAD
            [2.0.0]: https://github.com/owner/name/compare/1.10.0...2.0.0
            [1.10.0]: https://github.com/owner/name/compare/1.9.0...1.10.0
            [1.9.0]: https://github.com/owner/name/tree/1.9.0

            """, text, StringComparison.Ordinal);
        Assert.Equal("2.0.0", $"{ChangelogTasks.ReadChangelog(file).LatestVersion}");
    }

    [Theory]
    [InlineData(Text, "1.9.0", "has a section '1.9.0' already")]
    [InlineData(Text, "1.9.5", "'1.9.5' does not come after '1.10.0'")]
    [InlineData("## [Unreleased]\n\n## [1.0.0]\n- a\n", "2.0.0", "nothing below 'Unreleased'")]
    [InlineData("## [1.0.0]\n- a\n", "2.0.0", "does not begin with a section of what is not released")]
    public void A_version_that_does_not_fit_is_refused(string text, string version, string problem) =>
        Assert.Contains(problem, Assert.Throws<ArgumentException>(() => ChangelogTasks.FinalizeChangelog(Write(text), version)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private string Write(string text) => _folder.Write("CHANGELOG.md", text);
}
