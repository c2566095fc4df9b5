using Pipeline.Core.Publications;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Files;
using Pipeline.Tools.GitHub;

namespace Pipeline.Stages.Publications;

/// <summary>Publishes releases one after the other and records what became of each.</summary>
/// <param name="publisher">Publishes one.</param>
/// <param name="artifactsDirectory">The absolute folder of the record.</param>
internal sealed class ReleasePublishing(IReleasePublisher publisher, string artifactsDirectory)
{
    /// <summary>The name of the record's file.</summary>
    public const string RecordName = "publications.json";

    /// <summary>Publishes <paramref name="releases"/>; one that is refused stops no other.</summary>
    /// <param name="record">What is known of them all; its releases are added here.</param>
    /// <param name="releases">The releases.</param>
    /// <param name="cancellationToken">Stops it between two requests; what was published is recorded.</param>
    /// <returns>What became of each, also of those that were refused.</returns>
    /// <exception cref="GitHubException">GitHub cannot be reached or refused a request: the others would fare no better.</exception>
    public async Task<PublicationRecord> RunAsync(PublicationRecord record, IReadOnlyList<ReleaseRequest> releases, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(releases);
        await WriteAsync(record);
        foreach (var release in releases)
        {
            record = record with { Releases = [.. record.Releases, await PublishAsync(release, cancellationToken)] };
            await WriteAsync(record);
        }

        return record;
    }

    private async Task<ReleasePublication> PublishAsync(ReleaseRequest release, CancellationToken cancellationToken)
    {
        try
        {
            return Entry(release, await publisher.PublishAsync(release, cancellationToken), null);
        }
        catch (ReleaseConflictException exception)
        {
            return Entry(release, new PublishedRelease(PublicationOutcome.Refused), exception.Message);
        }
    }

    private static ReleasePublication Entry(ReleaseRequest release, PublishedRelease published, string? reason) => new()
    {
        Tag = release.Tag,
        Title = release.Title,
        Prerelease = release.IsPrerelease,
        Latest = release.IsLatest,
        Outcome = published.Outcome,
        Reason = reason,
        Page = published.Page,
        Files = [.. release.Files.Select(file => new PublishedFile(file.Name, file.Size, file.Digest)).OrderBy(file => file.Name, StringComparer.Ordinal)],
    };

    // Not cancelled: what was published is recorded also when the rest is interrupted.
    private async Task WriteAsync(PublicationRecord record)
    {
        try
        {
            await ArtifactsFile.WriteAsync(artifactsDirectory, RecordName, PublicationRecordJson.Serialize(record), CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArtifactsException(artifactsDirectory, exception);
        }
    }
}
