using NJsonSchema;
using Pipeline.Testing.GitHub;

namespace Pipeline.Components.Tests.Publications;

/// <summary>The target Release as its own process, against GitHub's description of its API.</summary>
public sealed class ReleaseTargetTests : IDisposable
{
    private readonly ShopBuild _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Without_a_token_what_would_be_published_is_printed_and_recorded()
    {
        _shop.Git.Git("remote", "add", "origin", "git@github.com:acme/shop.git");
        _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"));

        var (exitCode, output) = await _shop.RunAsync("Tag", "Release");

        Assert.True(exitCode == 0, output);
        Assert.Contains("this would be published to acme/shop", output, StringComparison.Ordinal);
        Assert.Matches(@"catalog 1\.1\.0 \(tag catalog-v1\.1\.0\)\n  ## catalog 1\.1\.0 \(\d{4}-\d\d-\d\d\)\n(?s:.*)### Features\n(?s:.*)orders 1\.0\.1 \(tag orders-v1\.0\.1\)", output);
        Assert.Equal(2, _shop.Read("artifacts/publications.json").Split("\"outcome\": \"planned\"").Length - 1);
        await AssertRecordAsync();
    }

    [Fact]
    public async Task A_commit_without_release_tags_publishes_nothing()
    {
        _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"));

        var (exitCode, output) = await _shop.RunAsync("Release");

        Assert.True(exitCode == 0, output);
        Assert.Contains("there is nothing to publish", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_half_way_and_repeated_there_is_one_release_of_each_module_with_all_files()
    {
        await using var github = await DescribedGitHub.StartAsync();
        await TagAsync(github.State);
        github.State.Fail("PATCH", "/releases", FakeFault.Silence);
        var killed = await BuildProcess.TerminateWhenAsync(
            () => github.State.Calls.Any(call => call.StartsWith("PATCH", StringComparison.Ordinal)), _shop.Git.Path, Environment(github.Address), "Release");
        Assert.NotEqual(0, killed.ExitCode);
        Assert.True(Assert.Single(github.State.Releases).IsDraft);
        github.State.Fail("PATCH", "/releases", FakeFault.LostAnswer);

        var (exitCode, output) = await _shop.RunAsync(Environment(github.Address), "Release");
        var again = await _shop.RunAsync(Environment(github.Address), "Release");

        Assert.True(exitCode == 0, output);
        Assert.True(again.ExitCode == 0, again.Output);
        Assert.Contains("catalog 1.1.0 is published already: https://github.example.org/acme/shop/releases/tag/catalog-v1.1.0", again.Output, StringComparison.Ordinal);
        Assert.Empty(github.Violations);
        Assert.Equal([("catalog-v1.1.0", false), ("orders-v1.0.1", false)], github.State.Releases.Select(release => (release.Tag, release.IsDraft)).Order());
        Assert.DoesNotContain(FakeGitHub.Token, output + again.Output, StringComparison.Ordinal);
        await AssertRecordAsync();
    }

    [Fact]
    public async Task A_release_that_GitHub_has_otherwise_is_named_and_the_others_are_published()
    {
        await using var github = await FakeGitHub.StartAsync();
        await TagAsync(github);
        github.Tags["catalog-v1.1.0"] = new string('2', 40);

        var (exitCode, output) = await _shop.RunAsync(Environment(github.Address), "Release");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("1 of 2 releases were refused:", output, StringComparison.Ordinal);
        Assert.Contains("catalog-v1.1.0: the tag in", output, StringComparison.Ordinal);
        Assert.Equal("orders-v1.0.1", Assert.Single(github.Releases).Tag);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        await AssertRecordAsync();
    }

    [Fact]
    public async Task A_remote_that_is_on_no_known_GitHub_is_sent_no_token()
    {
        _shop.Git.Git("remote", "add", "origin", "https://git.example.org/acme/shop.git");

        var (exitCode, output) = await _shop.RunAsync(new Dictionary<string, string?> { ["GITHUB_TOKEN"] = FakeGitHub.Token }, "Release");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("the git remote https://git.example.org/acme/shop.git is on no known GitHub. Name it (--github-repository acme/shop)", output, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeGitHub.Token, output, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Environment(string address) => new()
    {
        ["GITHUB_TOKEN"] = FakeGitHub.Token,
        ["GITHUB_REPOSITORY"] = "acme/shop",
        ["GITHUB_API_URL"] = address,
    };

    private async Task TagAsync(FakeGitHub github)
    {
        _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"));
        var (exitCode, output) = await _shop.RunAsync("Tag");
        Assert.True(exitCode == 0, output);
        foreach (var tag in _shop.Git.Git("tag", "--points-at", "HEAD").Split('\n'))
            github.Tags[tag] = _shop.Git.Git("rev-parse", $"refs/tags/{tag}");
    }

    private async Task AssertRecordAsync()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "publications.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(_shop.Read("artifacts/publications.json")));
    }
}
