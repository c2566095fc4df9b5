using Octokit;
using Pipeline.Core.Errors;
using Pipeline.Core.Publications;

namespace Pipeline.Tools.GitHub;

/// <summary>
/// Publishes releases on GitHub: a draft, its files, then the publication, so that nobody sees a part. Whatever ended an earlier
/// attempt, the next one looks at what is there and goes on: a draft of the tag is continued and keeps its notes, a file that was cut
/// off is replaced, and a release that is published gets no more than the files that it lacks. One whose files are others is refused.
/// </summary>
/// <remarks>One release at a time: an instance is not made for calls at once.</remarks>
internal sealed class GitHubReleases : IReleasePublisher, IDisposable
{
    private readonly GitHubRepository _repository;
    private readonly GitHubCalls _calls;
    private readonly ReleaseUploads _uploads;
    private ILookup<string, Release>? _known;

    /// <summary>Creates a publisher; <see cref="GitHubOptions.TotalTime"/> counts from here.</summary>
    /// <param name="repository">Where releases are published.</param>
    /// <param name="token">The token, which may write the repository's contents.</param>
    /// <param name="options">How long GitHub is waited for; null: the defaults.</param>
    /// <param name="time">Measures the pauses; null is the system's clock.</param>
    /// <exception cref="PipelineException">The token is none; the message does not repeat it.</exception>
    public GitHubReleases(GitHubRepository repository, string token, GitHubOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(repository);
        _repository = repository;
        _calls = new GitHubCalls(repository, token, GitHubErrand.Publishing, options ?? new GitHubOptions(), time ?? TimeProvider.System);
        _uploads = new ReleaseUploads(_calls, repository);
    }

    private IReleasesClient Releases => _calls.Client.Repository.Release;

    /// <inheritdoc/>
    public async Task<PublishedRelease> PublishAsync(ReleaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await RequireTagAsync(request, cancellationToken);
        var release = await FindOrDraftAsync(request, cancellationToken);
        var files = await _uploads.ListAsync(release, request.Tag, cancellationToken);
        if (release.Draft)
        {
            await UploadAsync(release, request, files, cancellationToken);
            var published = await PublishAsync(release, request, cancellationToken);
            return new PublishedRelease(PublicationOutcome.Published, PageOf(published));
        }

        RequireSameFiles(release, request, files);
        var isWhole = request.Files.All(file => files.Any(asset => asset.Name == file.Name && asset.Holds(file)));
        await UploadAsync(release, request, files, cancellationToken);
        return new PublishedRelease(isWhole ? PublicationOutcome.Unchanged : PublicationOutcome.Completed, PageOf(release));
    }

    /// <inheritdoc/>
    public void Dispose() => _calls.Dispose();

    // Without it GitHub would make a tag itself when the release is published, on whatever its default branch has by then.
    private async Task RequireTagAsync(ReleaseRequest request, CancellationToken cancellationToken)
    {
        var path = string.Join('/', request.Tag.Split('/').Select(Uri.EscapeDataString));
        var address = new Uri($"repos/{_repository.Owner}/{_repository.Name}/git/ref/tags/{path}", UriKind.Relative);
        var id = await _calls.RunAsync($"find the tag {request.Tag}", async _ =>
        {
            try
            {
                return (await _calls.Client.Connection.Get<Reference>(address, null)).Body?.Object?.Sha;
            }
            catch (NotFoundException)
            {
                return null;
            }
        }, cancellationToken);
        if (id is null)
            throw new ReleaseConflictException($"{request.Tag}: the tag is not in {_repository}, or the token may not see the repository. Push it first: ./build.sh Tag --remote origin, or git push origin {request.Tag}.");
        if (id != request.TagId)
            throw new ReleaseConflictException($"{request.Tag}: the tag in {_repository} is another one ({id}) than here ({request.TagId}). A release's tag never moves: fetch (git fetch --tags --force), and release under a new version.");
    }

    private Task<Release> FindOrDraftAsync(ReleaseRequest request, CancellationToken cancellationToken) => _calls.RunAsync($"draft the release {request.Tag}", async attempt =>
    {
        // Only the list has drafts; one call of it serves all releases. A draft whose answer was lost is in a new list.
        if (_known is null || attempt > 0)
            _known = (await Releases.GetAll(_repository.Owner, _repository.Name, new ApiOptions { PageSize = 100 })).ToLookup(release => release.TagName);
        var known = _known[request.Tag].OrderBy(release => release.Draft).ThenBy(release => release.Id).FirstOrDefault();
        return known ?? Required(await Releases.Create(
            _repository.Owner,
            _repository.Name,
            new NewRelease(request.Tag) { Name = request.Title, Body = request.Notes, Draft = true, Prerelease = request.IsPrerelease }));
    }, cancellationToken);

    private async Task UploadAsync(Release release, ReleaseRequest request, IReadOnlyList<AssetState> files, CancellationToken cancellationToken)
    {
        foreach (var file in request.Files)
            await _uploads.EnsureAsync(release, request.Tag, file, files, cancellationToken);
    }

    private Task<Release> PublishAsync(Release draft, ReleaseRequest request, CancellationToken cancellationToken) => _calls.RunAsync($"publish {request.Tag}", async _ => Required(await Releases.Edit(
        _repository.Owner,
        _repository.Name,
        draft.Id,
        new ReleaseUpdate
        {
            TagName = request.Tag,
            Name = string.IsNullOrWhiteSpace(draft.Name) ? request.Title : draft.Name,
            Body = string.IsNullOrWhiteSpace(draft.Body) ? request.Notes : draft.Body,
            Draft = false,
            Prerelease = request.IsPrerelease,
            MakeLatest = request.IsLatest ? MakeLatestQualifier.True : MakeLatestQualifier.False,
        })), cancellationToken);

    private static void RequireSameFiles(Release release, ReleaseRequest request, IReadOnlyList<AssetState> files)
    {
        var others = request.Files.Where(file => files.Any(asset => asset.Name == file.Name && asset.IsWhole && !asset.Holds(file))).Select(file => file.Name).ToList();
        if (others.Count > 0)
            throw new ReleaseConflictException($"{request.Tag}: {PageOf(release) ?? "it"} is published with other content of {string.Join(", ", others)}. A published release never changes: release under a new version, or delete it on GitHub if nobody uses it, and repeat.");
    }

    // It is shown to people and linked: an address of the web, or nothing.
    private static string? PageOf(Release release) =>
        Uri.TryCreate(release.HtmlUrl, UriKind.Absolute, out var page) && GitHubRepository.IsSafe(page) ? page.AbsoluteUri : null;

    private static T Required<T>(T? answer)
        where T : class => answer ?? throw new FormatException("an empty answer");
}
