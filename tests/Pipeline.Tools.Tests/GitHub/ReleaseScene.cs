using Pipeline.Testing;
using Pipeline.Testing.GitHub;
using Pipeline.Tools.GitHub;

namespace Pipeline.Tools.Tests.GitHub;

/// <summary>A release with three files, to be published on a server of its own.</summary>
internal sealed class ReleaseScene : IAsyncDisposable
{
    public const string Tag = "orders-v1.2.0";
    public const string TagId = "1111111111111111111111111111111111111111";
    private static readonly GitHubOptions Options = new() { TotalTime = TimeSpan.FromHours(1) };

    private readonly TempDirectory _folder = new();
    private readonly DescribedGitHub? _described;

    private ReleaseScene(FakeGitHub github, DescribedGitHub? described)
    {
        (GitHub, _described) = (github, described);
        github.Tags[Tag] = TagId;
    }

    public FakeGitHub GitHub { get; }

    public SkippingTime Time { get; } = new();

    public string Address => _described?.Address ?? GitHub.Address;

    /// <summary>Every exchange that did not fit GitHub's description.</summary>
    public IReadOnlyList<string> Violations => _described!.Violations;

    public FakeRelease Release => Assert.Single(GitHub.Releases);

    public static async Task<ReleaseScene> StartAsync() => new(await FakeGitHub.StartAsync(), null);

    /// <summary>A scene in which every exchange is held against GitHub's description.</summary>
    public static async Task<ReleaseScene> StartDescribedAsync()
    {
        var described = await DescribedGitHub.StartAsync();
        return new ReleaseScene(described.State, described);
    }

    public async Task<ReleaseRequest> RequestAsync(string tag = Tag, string findings = "none") => new()
    {
        Tag = tag,
        TagId = TagId,
        Title = tag.Replace("-v", " ", StringComparison.Ordinal),
        Notes = "## orders 1.2.0\n\n- a change\n",
        IsLatest = true,
        Files = [await FileAsync("run.json", "{}"), await FileAsync("orders-vulnerabilities.sarif", findings), await FileAsync("orders-evidence.zip", new string('\u00e9', 5000))],
    };

    public async Task<PublishedRelease> PublishAsync(ReleaseRequest? request = null, CancellationToken cancellationToken = default)
    {
        using var releases = Publisher();
        return await releases.PublishAsync(request ?? await RequestAsync(), cancellationToken == default ? TestContext.Current.CancellationToken : cancellationToken);
    }

    public GitHubReleases Publisher(string token = FakeGitHub.Token, GitHubOptions? options = null) =>
        new(GitHubRepository.Parse(GitHub.Repository, Address), token, options ?? Options, Time);

    /// <summary>Asserts that there is one published release with exactly its three files, each whole.</summary>
    public async Task AssertCompleteAsync()
    {
        Assert.False(Release.IsDraft);
        Assert.All(Release.Assets, asset => Assert.Equal("uploaded", asset.State));
        Assert.Equal(
            (await RequestAsync()).Files.Select(file => (file.Name, file.Digest)).Order(),
            Release.Assets.Select(asset => (asset.Name, asset.Digest)).Order());
    }

    public async ValueTask DisposeAsync()
    {
        await (_described?.DisposeAsync() ?? GitHub.DisposeAsync());
        _folder.Dispose();
    }

    private Task<ReleaseFile> FileAsync(string name, string content) => ReleaseFile.ReadAsync(name, _folder.Write(name, content), TestContext.Current.CancellationToken);
}
