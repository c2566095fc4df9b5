using Pipeline.Core.Publications;

namespace Pipeline.Tools.GitHub;

/// <summary>What became of a <see cref="ReleaseRequest"/>.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Page">Its page; null when it is not published.</param>
internal sealed record PublishedRelease(PublicationOutcome Outcome, string? Page = null);
