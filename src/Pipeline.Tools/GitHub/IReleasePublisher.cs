namespace Pipeline.Tools.GitHub;

/// <summary>Publishes releases.</summary>
internal interface IReleasePublisher
{
    /// <summary>Publishes a release; repeated after whatever happened, it goes on where it was, and nothing is there twice.</summary>
    /// <exception cref="ReleaseConflictException">What is there is something else; it was left alone.</exception>
    /// <exception cref="GitHubException">GitHub cannot be reached, refused, or asks for a longer pause than there is time for.</exception>
    Task<PublishedRelease> PublishAsync(ReleaseRequest request, CancellationToken cancellationToken);
}
