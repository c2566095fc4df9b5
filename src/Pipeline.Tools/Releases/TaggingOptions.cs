using Pipeline.Tools.Git;

namespace Pipeline.Tools.Releases;

/// <summary>What tagging does besides the tags.</summary>
internal sealed record TaggingOptions
{
    /// <summary>The remote that gets the tags, by its name or its address; an address with credentials is refused. Null, the default: none; the tags stay local.</summary>
    public string? Remote { get; init; }

    /// <summary>
    /// The branch that gets the commit with the version files; without <c>refs/heads/</c>. Null, the default: the checked-out
    /// one. Needed where CI checked out a commit.
    /// </summary>
    public string? Branch { get; init; }

    /// <summary>Who tags and commits where git has no identity configured, as on a CI runner. Null, the default: tagging fails there.</summary>
    public GitIdentity? FallbackIdentity { get; init; }

    /// <summary>Writes each version into the module's own files and commits them; the tag stands on that commit. Default false.</summary>
    public bool WriteVersionFiles { get; init; }

    /// <summary>The notes by module, which are put into each module's <c>CHANGELOG.md</c> and committed. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Changelogs { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// After the tags, a second commit sets the version files to the next minor version with <c>-dev</c>, charts without it (A7).
    /// Default false; only with <see cref="WriteVersionFiles"/>, and only after stable versions.
    /// </summary>
    public bool StartNextDevelopment { get; init; }
}
