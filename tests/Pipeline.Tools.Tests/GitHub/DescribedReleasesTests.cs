using Pipeline.Core.Publications;
using Pipeline.Testing.GitHub;

namespace Pipeline.Tools.Tests.GitHub;

/// <summary>Every request, and every answer that the code is tested with, held against GitHub's own description of its API.</summary>
public sealed class DescribedReleasesTests
{
    [Fact]
    public async Task A_release_is_drafted_filled_and_published_by_requests_that_the_description_allows()
    {
        await using var scene = await ReleaseScene.StartDescribedAsync();

        var published = await scene.PublishAsync();

        Assert.Empty(scene.Violations);
        Assert.Equal(PublicationOutcome.Published, published.Outcome);
        await scene.AssertCompleteAsync();
    }

    [Fact]
    public async Task A_publication_killed_half_way_and_repeated_gives_one_release_with_all_files_by_allowed_requests()
    {
        await using var scene = await ReleaseScene.StartDescribedAsync();
        scene.GitHub.Fail("POST", "/assets", FakeFault.Silence);
        using var kill = new CancellationTokenSource();
        var first = scene.PublishAsync(cancellationToken: kill.Token);
        while (!first.IsCompleted && !scene.GitHub.Calls.Any(call => call.Contains("/assets?name=run.json", StringComparison.Ordinal)))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.True(scene.Release.IsDraft);
        scene.GitHub.Fail("POST", "/assets", FakeFault.CutOff);

        await scene.PublishAsync();
        var again = await scene.PublishAsync();

        Assert.Empty(scene.Violations);
        Assert.Equal(PublicationOutcome.Unchanged, again.Outcome);
        await scene.AssertCompleteAsync();
    }

    [Fact]
    public async Task The_description_does_find_a_request_that_it_does_not_allow()
    {
        await using var github = await DescribedGitHub.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var body = new StringContent("""{"name":"no tag"}""", System.Text.Encoding.UTF8, "application/json");
        http.DefaultRequestHeaders.Add("Authorization", $"Token {FakeGitHub.Token}");

        await http.PostAsync(new Uri($"{github.Address}/repos/acme/shop/releases"), body, TestContext.Current.CancellationToken);

        var violation = Assert.Single(github.Violations);
        Assert.Contains("POST /repos/acme/shop/releases", violation, StringComparison.Ordinal);
        Assert.Contains("tag_name", violation, StringComparison.Ordinal);
    }
}
