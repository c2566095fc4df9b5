using Nuke.Common.IO;

namespace Nuke.Common.ChangeLog;

/// <summary>A changelog.</summary>
public class ChangeLog
{
    /// <summary>Describes a changelog.</summary>
    /// <param name="path">The file.</param>
    /// <param name="unreleased">The section of what is not released; null when there is none.</param>
    /// <param name="releaseNotes">All sections.</param>
    public ChangeLog(string path, ReleaseNotes? unreleased, IReadOnlyList<ReleaseNotes> releaseNotes)
    {
        Path = path;
        Unreleased = unreleased;
        ReleaseNotes = [.. releaseNotes.Where(notes => !notes.Unreleased).OrderBy(notes => notes.Version)];
    }

    /// <summary>Describes a changelog without a section of what is not released.</summary>
    /// <inheritdoc cref="ChangeLog(string, ReleaseNotes, IReadOnlyList{ReleaseNotes})"/>
    public ChangeLog(string path, IReadOnlyList<ReleaseNotes> releaseNotes)
        : this(path, unreleased: null, releaseNotes)
    {
    }

    /// <summary>The file.</summary>
    public AbsolutePath Path { get; }

    /// <summary>The section of what is not released; null when there is none.</summary>
    public ReleaseNotes? Unreleased { get; }

    /// <summary>The sections of versions, the earliest first.</summary>
    public IReadOnlyList<ReleaseNotes> ReleaseNotes { get; }

    /// <summary>The latest version; null when there is none.</summary>
    public ReleaseVersion? LatestVersion => ReleaseNotes.Count == 0 ? null : ReleaseNotes[^1].Version;
}
