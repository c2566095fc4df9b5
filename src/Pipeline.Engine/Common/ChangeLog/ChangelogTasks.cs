using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Tools.GitHub;
using Nuke.Common.Utilities;

namespace Nuke.Common.ChangeLog;

/// <summary>Reads changelogs as keepachangelog.com describes them, and turns what is not released into a release.</summary>
public static partial class ChangelogTasks
{
    /// <summary>The notes of the first section that has some, as a package shows them: bullets instead of list marks, and without what MSBuild reads as its own.</summary>
    /// <param name="changelogFile">The file.</param>
    /// <param name="repository">Adds a link when it is on github.com.</param>
    public static string GetNuGetReleaseNotes(string changelogFile, GitRepository? repository = null)
    {
        var notes = ExtractChangelogSectionNotes(changelogFile).Select(line => line
            .Replace("- ", "\u2022 ", StringComparison.Ordinal)
            .Replace("* ", "\u2022 ", StringComparison.Ordinal)
            .Replace("+ ", "\u2022 ", StringComparison.Ordinal)
            .Replace("`", "", StringComparison.Ordinal)
            .Replace(",", "%2C", StringComparison.Ordinal)
            .Replace(";", "%3B", StringComparison.Ordinal));
        if (repository.IsGitHubRepository())
            notes = [.. notes, "", $"Full changelog at {repository.GetGitHubBrowseUrl(changelogFile)}"];
        return notes.JoinNewLine();
    }

    /// <summary>Reads all sections.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static IReadOnlyList<ReleaseNotes> ReadReleaseNotes(AbsolutePath changelogFile)
    {
        var lines = changelogFile.ReadAllLines();
        var sections = ChangelogSection.Find(lines);
        Assert.NotEmpty(sections, $"'{changelogFile}' has no section; one begins with '## '.");
        return [.. sections.Select(section => ReleaseVersion.TryParse(section.Caption, out var version)
            ? new ReleaseNotes(version, section.Notes(lines), section.StartIndex, section.EndIndex)
            : new ReleaseNotes(section.Notes(lines), section.StartIndex, section.EndIndex))];
    }

    /// <summary>Reads a changelog.</summary>
    /// <exception cref="ArgumentException">It has no section, or several of what is not released.</exception>
    public static ChangeLog ReadChangelog(string changelogFile)
    {
        var notes = ReadReleaseNotes(changelogFile);
        ReleaseNotes[] unreleased = [.. notes.Where(section => section.Unreleased)];
        Assert.True(unreleased.Length <= 1, $"'{changelogFile}' has {unreleased.Length} sections of what is not released, in the lines {unreleased.Select(section => $"{section.StartIndex + 1}").JoinCommaAnd()}. Keep one.");
        return new ChangeLog(changelogFile, unreleased.FirstOrDefault(), notes);
    }

    /// <summary>The notes of a section, without empty lines.</summary>
    /// <param name="changelogFile">The file.</param>
    /// <param name="tag">The version; null is the first section that has notes.</param>
    /// <exception cref="ArgumentException">There is no such section.</exception>
    public static IEnumerable<string> ExtractChangelogSectionNotes(AbsolutePath changelogFile, string? tag = null)
    {
        string[] lines = [.. changelogFile.ReadAllLines().Where(line => !string.IsNullOrWhiteSpace(line))];
        var sections = ChangelogSection.Find(lines);
        var section = tag is null
            ? sections.FirstOrDefault(section => section.EndIndex > section.StartIndex).NotNull($"'{changelogFile}' has no section with notes.")
            : sections.FirstOrDefault(section => section.Caption.EqualsOrdinalIgnoreCase(tag)).NotNull($"'{changelogFile}' has no section '{tag}', only {sections.Select(section => section.Caption).JoinCommaAnd()}.");
        return section.Notes(lines);
    }
}
