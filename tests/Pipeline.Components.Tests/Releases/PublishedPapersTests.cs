using System.Text;
using Pipeline.Releases.Ledger;
using Pipeline.Testing.GitHub;

namespace Pipeline.Components.Tests.Releases;

/// <summary>The papers that the ledger keeps go along when the release is published on GitHub.</summary>
public sealed class PublishedPapersTests : IAsyncLifetime
{
    private readonly RecordedShop _shop = new("scheduled");
    private FakeGitHub? _github;

    private FakeGitHub GitHub => _github!;

    public async ValueTask InitializeAsync()
    {
        _github = await FakeGitHub.StartAsync();
        GitHub.Actors.Runs[123] = ("ada", null, "in_progress");
        GitHub.FindTag = name => _shop.Git.Git("rev-parse", $"refs/tags/{name}");
        _shop.Git.Commit("feat: tea", ("modules/catalog/a.cs", "1"));
    }

    public async ValueTask DisposeAsync()
    {
        await GitHub.DisposeAsync();
        _shop.Dispose();
    }

    [Fact]
    public async Task A_release_gets_the_papers_that_are_kept_of_it_and_later_ones_beside_them()
    {
        await ReleasedAsync(proven: true);
        await _shop.SucceedAsync(Actions, "Papers", "--environment", "pre-prod");
        var kept = _shop.LastEvent().GetProperty("text").GetString()!;
        Directory.Delete(Path.Combine(_shop.Git.Path, "artifacts"), recursive: true);

        await _shop.SucceedAsync(Actions, "Release");
        await _shop.SucceedAsync(Actions, "Papers", "--environment", "pre-prod", "--on-call", "Sue");
        await _shop.SucceedAsync(Actions, "Release");

        var release = GitHub.Releases.Single(release => release.Tag == "catalog-v1.1.0");
        Assert.Equal(["papers-pre-prod-2.md", "papers-pre-prod.md"], release.Files.Where(file => file.StartsWith("papers", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(kept, Encoding.UTF8.GetString(release.Assets.Single(asset => asset.Name == "papers-pre-prod.md").Content));
    }

    [Fact]
    public async Task A_release_of_which_no_papers_are_kept_is_published_and_says_how_to_add_them()
    {
        await ReleasedAsync(proven: true);

        var output = await _shop.SucceedAsync(Actions, "Release");

        Assert.Contains("./build.sh Papers --bundle ", output, StringComparison.Ordinal);
        Assert.Contains(GitHub.Releases, release => release.Tag == "catalog-v1.1.0" && !release.IsDraft);
    }

    [Fact]
    public async Task Papers_of_a_rehearsal_are_not_published()
    {
        await ReleasedAsync(proven: false);
        await _shop.SucceedAsync("Papers", "--environment", "pre-prod");

        await _shop.SucceedAsync(Actions, "Release");

        Assert.DoesNotContain(GitHub.Releases.SelectMany(release => release.Files), file => file.StartsWith("papers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_nobody_vouches_for_gets_papers_of_a_release_and_keeps_none()
    {
        await ReleasedAsync(proven: true);
        var head = _shop.Head;

        var output = await _shop.SucceedAsync("Papers", "--environment", "pre-prod");

        Assert.Contains("The ledger does not keep them: nobody vouches for that this is Ada", output, StringComparison.Ordinal);
        Assert.Equal(head, _shop.Head);
    }

    private Dictionary<string, string?> Actions => new()
    {
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_ACTOR"] = "ada",
        ["GITHUB_RUN_ID"] = "123",
        ["GITHUB_REPOSITORY"] = GitHub.Repository,
        ["GITHUB_API_URL"] = GitHub.Address,
        ["GITHUB_TOKEN"] = FakeGitHub.Token,
        ["NUKE_REMOTE"] = ".",
    };

    private async Task ReleasedAsync(bool proven)
    {
        await _shop.SucceedAsync(proven ? Actions : new(), "Pipeline", "Bundle", "--environment", "pre-prod");
        await _shop.DeployedAsync("pre-prod", proven ? new Person { Name = "ada", Proven = true, ProvenBy = "github run 123" } : null);
        _shop.Git.Git("tag", "-a", "catalog-v1.1.0", "-m", "catalog 1.1.0");
    }
}
