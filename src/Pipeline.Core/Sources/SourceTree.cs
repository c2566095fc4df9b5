namespace Pipeline.Core.Sources;

/// <summary>The source that a run works on: one exact commit in one folder (D1).</summary>
public sealed record SourceTree
{
    /// <summary>The root of the git work tree, absolute.</summary>
    public required string Directory { get; init; }

    /// <summary>The commit, 40 (or 64) hexadecimal digits.</summary>
    public required string Commit { get; init; }

    /// <summary>When the commit was made.</summary>
    public required DateTimeOffset CommittedAt { get; init; }

    /// <summary>The branch; null on a detached head.</summary>
    public string? Branch { get; init; }

    /// <summary>Where the source came from, without user name and password; null for a repository with no remote.</summary>
    public string? Remote { get; init; }

    /// <summary>True when the work tree differs from the commit (changed, deleted or new files that git does not ignore).</summary>
    public bool IsDirty { get; init; }
}
