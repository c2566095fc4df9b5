using Pipeline.Core.Publications;
using Pipeline.Testing.GitHub;
using Pipeline.Tools.GitHub;

namespace Pipeline.Tools.Tests.GitHub;

public sealed class GitHubReleasesTests
{
    [Fact]
    public async Task A_release_has_its_notes_and_says_whether_it_is_the_latest()
    {
        await using var scene = await ReleaseScene.StartAsync();

        var published = await scene.PublishAsync();

        Assert.Equal("https://github.example.org/acme/shop/releases/tag/orders-v1.2.0", published.Page);
        Assert.Equal(("orders 1.2.0", "## orders 1.2.0\n\n- a change\n", false, "true"), (scene.Release.Name, scene.Release.Body, scene.Release.IsPrerelease, scene.Release.MakeLatest));
    }

    [Fact]
    public async Task A_pre_release_is_marked_and_never_the_latest()
    {
        await using var scene = await ReleaseScene.StartAsync();

        await scene.PublishAsync(await scene.RequestAsync() with { IsPrerelease = true, IsLatest = false });

        Assert.Equal((true, "false"), (scene.Release.IsPrerelease, scene.Release.MakeLatest));
    }

    [Theory]
    [InlineData("POST", "/assets", FakeFault.CutOff)]
    [InlineData("POST", "/assets", FakeFault.BadGateway)]
    [InlineData("POST", "/assets", FakeFault.LostAnswer)]
    [InlineData("POST", "/releases", FakeFault.LostAnswer)]
    [InlineData("POST", "/releases", FakeFault.Unavailable)]
    [InlineData("PATCH", "/releases", FakeFault.LostAnswer)]
    [InlineData("GET", "/releases", FakeFault.Unavailable)]
    [InlineData("GET", "/git/ref", FakeFault.Unavailable)]
    public async Task A_fault_of_the_moment_is_tried_again_and_nothing_is_there_twice(string method, string path, FakeFault fault)
    {
        await using var scene = await ReleaseScene.StartAsync();
        scene.GitHub.Fail(method, path, fault);

        await scene.PublishAsync();

        await scene.AssertCompleteAsync();
        Assert.Equal([TimeSpan.FromSeconds(1)], scene.Time.Pauses);
    }

    [Theory]
    [InlineData(FakeFault.CutOff)]
    [InlineData(FakeFault.BadGateway)]
    public async Task A_draft_that_a_broken_run_left_is_continued_and_its_half_file_replaced(FakeFault fault)
    {
        await using var scene = await ReleaseScene.StartAsync();
        for (var attempt = 0; attempt < 7; attempt++)
            scene.GitHub.Fail("POST", "/assets", fault);
        await Assert.ThrowsAsync<GitHubException>(() => scene.PublishAsync());
        Assert.Equal((true, "starter"), (scene.Release.IsDraft, Assert.Single(scene.Release.Assets).State));

        await scene.PublishAsync();

        await scene.AssertCompleteAsync();
        Assert.Single(scene.GitHub.Calls, call => call == "POST /repos/acme/shop/releases");
    }

    [Fact]
    public async Task A_draft_keeps_the_notes_that_it_has()
    {
        await using var scene = await ReleaseScene.StartAsync();
        scene.GitHub.Releases.Add(new FakeRelease { Id = 70, Tag = ReleaseScene.Tag, Name = "Orders, at last", Body = "By hand.", IsDraft = true });

        await scene.PublishAsync();

        await scene.AssertCompleteAsync();
        Assert.Equal(("Orders, at last", "By hand."), (scene.Release.Name, scene.Release.Body));
    }

    [Fact]
    public async Task A_draft_is_found_behind_a_hundred_releases()
    {
        await using var scene = await ReleaseScene.StartAsync();
        scene.GitHub.Releases.Add(new FakeRelease { Id = 9000, Tag = ReleaseScene.Tag, IsDraft = true });
        for (var number = 0; number < 150; number++)
            scene.GitHub.Releases.Add(new FakeRelease { Id = 9001 + number, Tag = $"orders-v0.{number}.0" });

        await scene.PublishAsync();

        Assert.Single(scene.GitHub.Releases, release => release.Tag == ReleaseScene.Tag && !release.IsDraft);
    }

    [Fact]
    public async Task A_release_that_is_published_with_the_same_files_is_left_alone()
    {
        await using var scene = await ReleaseScene.StartAsync();
        await scene.PublishAsync();
        scene.Release.Body = "Somebody wrote more.";
        var calls = scene.GitHub.Calls.Count;

        var again = await scene.PublishAsync();

        Assert.Equal(PublicationOutcome.Unchanged, again.Outcome);
        Assert.Equal("Somebody wrote more.", scene.Release.Body);
        Assert.All(scene.GitHub.Calls.Skip(calls), call => Assert.StartsWith("GET ", call, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_published_release_gets_the_files_that_it_lacks()
    {
        await using var scene = await ReleaseScene.StartAsync();
        await scene.PublishAsync();
        scene.Release.Assets.RemoveAt(0);
        scene.Release.Assets[0] = scene.Release.Assets[0] with { State = "starter" };

        var again = await scene.PublishAsync();

        Assert.Equal(PublicationOutcome.Completed, again.Outcome);
        await scene.AssertCompleteAsync();
    }

    [Theory]
    [InlineData(true, "nine")]
    [InlineData(false, "seven")]
    public async Task A_published_release_with_other_content_is_refused_by_name(bool knowsDigests, string findings)
    {
        await using var scene = await ReleaseScene.StartAsync();
        await scene.PublishAsync();
        scene.GitHub.KnowsDigests = knowsDigests;

        var exception = await Assert.ThrowsAsync<ReleaseConflictException>(async () => await scene.PublishAsync(await scene.RequestAsync(findings: findings)));

        Assert.Contains("releases/tag/orders-v1.2.0 is published with other content of orders-vulnerabilities.sarif.", exception.Message, StringComparison.Ordinal);
        await scene.AssertCompleteAsync();
    }

    [Fact]
    public async Task A_tag_that_is_not_on_GitHub_is_never_made_there()
    {
        await using var scene = await ReleaseScene.StartAsync();

        var exception = await Assert.ThrowsAsync<ReleaseConflictException>(async () => await scene.PublishAsync(await scene.RequestAsync("orders-v9.0.0")));

        Assert.Contains("git push origin orders-v9.0.0", exception.Message, StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Releases);
    }

    [Fact]
    public async Task A_tag_that_stands_elsewhere_on_GitHub_is_refused()
    {
        await using var scene = await ReleaseScene.StartAsync();
        scene.GitHub.Tags[ReleaseScene.Tag] = new string('2', 40);

        var exception = await Assert.ThrowsAsync<ReleaseConflictException>(() => scene.PublishAsync());

        Assert.Contains($"{new string('2', 40)}) than here ({ReleaseScene.TagId})", exception.Message, StringComparison.Ordinal);
        Assert.Empty(scene.GitHub.Releases);
    }
}
