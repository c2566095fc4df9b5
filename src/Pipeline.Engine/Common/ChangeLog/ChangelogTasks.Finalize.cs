using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Tools.GitHub;
using Nuke.Common.Utilities;
using Serilog;

namespace Nuke.Common.ChangeLog;

public static partial class ChangelogTasks
{
    /// <inheritdoc cref="FinalizeChangelog(AbsolutePath, string, GitRepository)"/>
    public static void FinalizeChangelog(ChangeLog changelogFile, ReleaseVersion tag, GitRepository? repository = null) =>
        FinalizeChangelog(changelogFile.NotNull().Path, tag.NotNull().ToString(), repository);

    /// <summary>Makes what is not released the section of a version, with today's date, and leaves an empty section for what comes.</summary>
    /// <param name="changelogFile">The file.</param>
    /// <param name="tag">The version.</param>
    /// <param name="repository">When it is on github.com, the links of the versions at the end of the file are written anew.</param>
    /// <exception cref="ArgumentException">Nothing is unreleased, or the version is there or is not the latest.</exception>
    public static void FinalizeChangelog(AbsolutePath changelogFile, string tag, GitRepository? repository = null)
    {
        var lines = changelogFile.ReadAllLines().ToList();
        var sections = ChangelogSection.Find(lines);
        Assert.True(sections is [{ } first, ..] && first.Caption.All(char.IsLetter), $"'{changelogFile}' does not begin with a section of what is not released, for example '## [Unreleased]'.");
        Assert.True(sections.All(section => !section.Caption.EqualsOrdinalIgnoreCase(tag)), $"'{changelogFile}' has a section '{tag}' already.");
        Assert.True(sections[0].EndIndex > sections[0].StartIndex, $"'{changelogFile}' has nothing below '{sections[0].Caption}'.");
        Assert.True(sections.Count == 1 || ReleaseVersion.Parse(tag) > ReleaseVersion.Parse(sections[1].Caption), $"'{tag}' does not come after '{sections.ElementAtOrDefault(1)?.Caption}', the latest version of '{changelogFile}'.");

        Log.Information("Finalizing {File} for {Tag} ...", changelogFile, tag);
        lines.InsertRange(sections[0].StartIndex + 1, ["", $"## [{tag}] / {TimeProvider.System.GetLocalNow():yyyy-MM-dd}"]);
        if (repository.IsGitHubRepository())
            WriteLinks(lines, repository);
        changelogFile.WriteAllLines(lines);
    }

    private static void WriteLinks(List<string> lines, GitRepository repository)
    {
        var sections = ChangelogSection.Find(lines);
        lines.RemoveAll(line => sections.Any(section => line.StartsWith($"[{section.Caption}]: ", StringComparison.OrdinalIgnoreCase)));
        while (lines.Count > 0 && string.IsNullOrWhiteSpace(lines[^1]))
            lines.RemoveAt(lines.Count - 1);
        lines.Add("");
        lines.Add($"[{sections[0].Caption}]: {repository.GetGitHubCompareTagToHeadUrl(sections[1].Caption)}");
        foreach (var (later, earlier) in sections.Skip(1).Zip(sections.Skip(2)))
            lines.Add($"[{later.Caption}]: {repository.GetGitHubCompareTagsUrl(later.Caption, earlier.Caption)}");
        lines.Add($"[{sections[^1].Caption}]: {repository.GetGitHubBrowseUrl(branch: sections[^1].Caption)}");
    }
}
