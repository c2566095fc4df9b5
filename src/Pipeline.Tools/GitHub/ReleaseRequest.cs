namespace Pipeline.Tools.GitHub;

/// <summary>A release that is to be published.</summary>
internal sealed record ReleaseRequest
{
    /// <summary>The tag, which is there already.</summary>
    public required string Tag { get; init; }

    /// <summary>The id of the git object that the tag refers to: of an annotated tag its own, else the commit's.</summary>
    public required string TagId { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The notes, Markdown.</summary>
    public required string Notes { get; init; }

    /// <summary>True for a pre-release. Default: false.</summary>
    public bool IsPrerelease { get; init; }

    /// <summary>True when it becomes the repository's latest release. Default: false.</summary>
    public bool IsLatest { get; init; }

    /// <summary>The files; each name stands once. Default: none.</summary>
    public IReadOnlyList<ReleaseFile> Files { get; init; } = [];
}
