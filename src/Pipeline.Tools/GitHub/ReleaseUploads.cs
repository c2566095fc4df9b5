using Octokit;

namespace Pipeline.Tools.GitHub;

/// <summary>Brings the files of a release to GitHub.</summary>
internal sealed class ReleaseUploads(GitHubCalls calls, GitHubRepository repository)
{
    // The only type that GitHub's description of its API knows here.
    private const string ContentType = "application/octet-stream";

    /// <summary>The files that GitHub has of <paramref name="release"/>, also those whose upload was cut off.</summary>
    public Task<IReadOnlyList<AssetState>> ListAsync(Release release, string tag, CancellationToken cancellationToken) =>
        calls.RunAsync($"list the files of {tag}", _ => ReadAsync(release), cancellationToken);

    /// <summary>Uploads <paramref name="file"/> unless it is there; what is there in its place goes first.</summary>
    /// <param name="release">The release.</param>
    /// <param name="tag">Its tag.</param>
    /// <param name="file">The file.</param>
    /// <param name="known">What GitHub had of the release.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<bool> EnsureAsync(Release release, string tag, ReleaseFile file, IReadOnlyList<AssetState> known, CancellationToken cancellationToken) =>
        calls.RunAsync($"upload {file.Name} of {tag}", async attempt =>
        {
            var assets = attempt == 0 ? known : await ReadAsync(release);
            if (assets.FirstOrDefault(asset => asset.Name == file.Name) is { } there)
            {
                if (there.Holds(file))
                    return true;
                await DeleteAsync(there);
            }

            await using var content = File.OpenRead(file.Path);
            var uploaded = await calls.Client.Repository.Release.UploadAsset(release, new ReleaseAssetUpload(file.Name, ContentType, content, null), cancellationToken);
            return uploaded?.Size == file.Size && uploaded.State == "uploaded"
                ? true
                : throw new HttpRequestException(HttpRequestError.ResponseEnded, $"{uploaded?.Size ?? 0} of {file.Size} bytes arrived");
        }, cancellationToken);

    private Task<IReadOnlyList<AssetState>> ReadAsync(Release release) =>
        new ApiConnection(calls.Client.Connection).GetAll<AssetState>(ApiUrls.ReleaseAssets(repository.Owner, repository.Name, release.Id), new ApiOptions { PageSize = 100 });

    private async Task DeleteAsync(AssetState asset)
    {
        try
        {
            await calls.Client.Repository.Release.DeleteAsset(repository.Owner, repository.Name, asset.Id);
        }
        catch (NotFoundException)
        {
            // An attempt before took it away, and its answer was lost.
        }
    }
}
