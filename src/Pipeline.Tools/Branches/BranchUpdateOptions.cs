using Pipeline.Tools.Git;

namespace Pipeline.Tools.Branches;

/// <summary>Which branches are brought up to date with which.</summary>
internal sealed record BranchUpdateOptions
{
    /// <summary>The branch whose commits the others get, without <c>refs/heads/</c>.</summary>
    public required string From { get; init; }

    /// <summary>The branches that get them, without <c>refs/heads/</c>.</summary>
    public required IReadOnlyList<string> Into { get; init; }

    /// <summary>The remote whose branches they are, by its name or its address; an address with credentials is refused. Null, the default: the local ones.</summary>
    public string? Remote { get; init; }

    /// <summary>Who merges where git has no identity configured, as on a CI runner. Null, the default: a merge fails there.</summary>
    public GitIdentity? FallbackIdentity { get; init; }
}
