using Pipeline.Core.Errors;
using Pipeline.Testing.GitHub;
using Pipeline.Tools.GitHub;

namespace Pipeline.Tools.Tests.GitHub;

/// <summary>Limits, refusals and what people are told of them.</summary>
public sealed class GitHubFaultsTests
{
    [Theory]
    [InlineData(FakeFault.SecondaryLimit)]
    [InlineData(FakeFault.TooManyRequests)]
    public async Task GitHub_is_left_alone_for_as_long_as_it_asks(FakeFault limit)
    {
        await using var scene = await ReleaseScene.StartAsync();
        scene.GitHub.LimitSeconds = 77;
        scene.GitHub.Fail("POST", "/releases", limit);

        await scene.PublishAsync();

        Assert.Equal([TimeSpan.FromSeconds(77)], scene.Time.Pauses);
        await scene.AssertCompleteAsync();
    }

    [Fact]
    public async Task When_no_request_is_left_the_next_is_made_after_the_limit_is_reset()
    {
        await using var scene = await ReleaseScene.StartAsync();
        scene.GitHub.LimitSeconds = 600;
        scene.GitHub.Fail("GET", "/releases", FakeFault.PrimaryLimit);

        await scene.PublishAsync();

        Assert.InRange(Assert.Single(scene.Time.Pauses), TimeSpan.FromSeconds(400), TimeSpan.FromSeconds(602));
        await scene.AssertCompleteAsync();
    }

    [Fact]
    public async Task A_pause_that_is_longer_than_the_time_that_is_left_ends_it_with_the_time_at_which_to_repeat()
    {
        await using var scene = await ReleaseScene.StartAsync();
        scene.GitHub.LimitSeconds = 3 * 60 * 60;
        scene.GitHub.Fail("POST", "/releases", FakeFault.SecondaryLimit);

        var exception = await Assert.ThrowsAsync<GitHubException>(() => scene.PublishAsync());

        Assert.Matches(@"acme/shop: could not draft the release orders-v1\.2\.0: GitHub answered 403: .*secondary rate limit.*asks for a pause until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\. Repeat", exception.Message);
        Assert.Empty(scene.Time.Pauses);
    }

    [Fact]
    public async Task Faults_that_do_not_end_are_given_up_after_six_more_attempts()
    {
        await using var scene = await ReleaseScene.StartAsync();
        for (var attempt = 0; attempt < 7; attempt++)
            scene.GitHub.Fail("GET", "/git/ref", FakeFault.Unavailable);

        var exception = await Assert.ThrowsAsync<GitHubException>(() => scene.PublishAsync());

        Assert.Equal([1, 2, 4, 8, 16, 30], scene.Time.Pauses.Select(pause => (int)pause.TotalSeconds));
        Assert.Contains("could not find the tag orders-v1.2.0: GitHub answered 503", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_token_may_not_do_is_not_tried_again_and_no_message_shows_the_token()
    {
        await using var scene = await ReleaseScene.StartAsync();
        scene.GitHub.Fail("POST", "/releases", FakeFault.Forbidden);

        var exception = await Assert.ThrowsAsync<GitHubException>(() => scene.PublishAsync());

        Assert.Contains("GitHub answered 403: Resource not accessible by integration ***. The token may not do that: it must be one that may write contents ('permissions: contents: write' of the job)", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeGitHub.Token, exception.ToString(), StringComparison.Ordinal);
        Assert.Empty(scene.Time.Pauses);
    }

    [Fact]
    public async Task A_token_that_is_not_known_is_named_as_the_cause()
    {
        await using var scene = await ReleaseScene.StartAsync();
        using var releases = scene.Publisher("ghp_another");

        var exception = await Assert.ThrowsAsync<GitHubException>(async () => await releases.PublishAsync(await scene.RequestAsync(), TestContext.Current.CancellationToken));

        Assert.Contains("GitHub answered 401: Bad credentials. The token is none, or no longer one", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ghp_another", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_with_a_line_break_is_refused_without_being_shown()
    {
        await using var scene = await ReleaseScene.StartAsync();

        var exception = Assert.Throws<PipelineException>(() => scene.Publisher("ghp_secret\n"));

        Assert.Contains("line breaks", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ghp_secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_in_place_of_an_answer_is_said_to_be_none_of_GitHubs()
    {
        await using var scene = await ReleaseScene.StartAsync();
        scene.GitHub.Fail("POST", "/releases", FakeFault.Page);

        var exception = await Assert.ThrowsAsync<GitHubException>(() => scene.PublishAsync());

        Assert.Contains("answered with what GitHub's API never says", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_waited_for_no_longer_than_allowed()
    {
        await using var scene = await ReleaseScene.StartAsync();
        for (var attempt = 0; attempt < 7; attempt++)
            scene.GitHub.Fail("GET", "/git/ref", FakeFault.Silence);
        using var releases = scene.Publisher(options: new GitHubOptions { TotalTime = TimeSpan.FromHours(1), RequestTime = TimeSpan.FromMilliseconds(50) });

        var exception = await Assert.ThrowsAsync<GitHubException>(async () => await releases.PublishAsync(await scene.RequestAsync(), TestContext.Current.CancellationToken));

        Assert.Contains("did not answer in time", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named()
    {
        await using var scene = await ReleaseScene.StartAsync();
        var request = await scene.RequestAsync();
        using var releases = new GitHubReleases(GitHubRepository.Parse("acme/shop", "http://127.0.0.1:1"), FakeGitHub.Token, new GitHubOptions { TotalTime = TimeSpan.FromHours(1) }, scene.Time);

        var exception = await Assert.ThrowsAsync<GitHubException>(() => releases.PublishAsync(request, TestContext.Current.CancellationToken));

        Assert.Contains("127.0.0.1:1 cannot be reached (ConnectionError", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_address_that_is_not_encrypted_gets_no_token()
    {
        await using var scene = await ReleaseScene.StartAsync();
        scene.GitHub.PublicAddress = "http://uploads.example.org";

        var exception = await Assert.ThrowsAsync<GitHubException>(() => scene.PublishAsync());

        Assert.Contains("http://uploads.example.org, which is not encrypted", exception.Message, StringComparison.Ordinal);
    }
}
