namespace Pipeline.Core.Publications;

/// <summary>One release in a <see cref="PublicationRecord"/>.</summary>
internal sealed record ReleasePublication
{
    /// <summary>The tag.</summary>
    public required string Tag { get; init; }

    /// <summary>The title, such as <c>orders 1.2.0</c>.</summary>
    public required string Title { get; init; }

    /// <summary>True for a pre-release.</summary>
    public required bool Prerelease { get; init; }

    /// <summary>True when it is to be the repository's latest.</summary>
    public required bool Latest { get; init; }

    /// <summary>How it ended.</summary>
    public required PublicationOutcome Outcome { get; init; }

    /// <summary>Why it was refused; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>Its page; null when it is not published.</summary>
    public string? Page { get; init; }

    /// <summary>Its files, by name.</summary>
    public IReadOnlyList<PublishedFile> Files { get; init; } = [];
}
