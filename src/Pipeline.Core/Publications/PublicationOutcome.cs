namespace Pipeline.Core.Publications;

/// <summary>How the publication of a release ended.</summary>
internal enum PublicationOutcome
{
    /// <summary>It was only shown: there was no token to publish it with.</summary>
    Planned,

    /// <summary>It is published now, with every file.</summary>
    Published,

    /// <summary>It was published before, and got the files that were missing.</summary>
    Completed,

    /// <summary>It was published before with the same files, and left alone.</summary>
    Unchanged,

    /// <summary>It was published before with other files, or its tag stands elsewhere; it was left alone.</summary>
    Refused,
}
