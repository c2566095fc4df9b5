using NSubstitute;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Core.Stages;
using Pipeline.Registry;
using Pipeline.Stages.BuildImage;
using Pipeline.Stages.Push;
using Pipeline.Stages.Tests.BuildImage;
using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Registry;
using Semver;

namespace Pipeline.Stages.Tests.Push;

public sealed class PushStageTests : IDisposable
{
    private static readonly SemVersion Release = SemVersion.ParsedFrom(1, 2, 3, metadata: "build.5");
    private readonly TempDirectory _store = new();
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task The_pushed_image_is_in_the_registry_under_the_recorded_digest()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        await using var registry = await StartAsync();
        using var client = Client(registry);
        var result = await RunAsync(fixture, client);
        var reference = fixture.Track($"{registry.Address.Host}/shop/orders:{ImageFixture.Commit}");
        var artifact = Assert.Single(result.Artifacts);
        Assert.Equal((ArtifactKind.Image, reference), (artifact.Kind, artifact.Reference));
        Assert.Equal(artifact.Digest, await client.FindDigestAsync("shop/orders", ImageFixture.Commit, _token));
        Assert.Equal(($"{registry.Address.Host}/shop/orders", artifact.Digest.Value), (result.Outputs["repository"], result.Outputs["digest"]));
        Assert.True(await Stage(fixture, client).IsIntactAsync(fixture.Context(), result, _token));
    }

    [Fact]
    public async Task A_release_is_pushed_by_commit_and_version_and_again_without_harm()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        await using var registry = await StartAsync();
        using var client = Client(registry);
        var first = await RunAsync(fixture, client, Release);
        fixture.Track($"{registry.Address.Host}/shop/orders:{ImageFixture.Commit}");
        var second = await RunAsync(fixture, client, Release);
        Assert.EndsWith("/shop/orders:1.2.3_build.5", Assert.Single(first.Artifacts).Reference, StringComparison.Ordinal);
        Assert.Equal(first.Artifacts, second.Artifacts);
        Assert.Equal([ImageFixture.Commit, "1.2.3_build.5"], await client.ListTagsAsync("shop/orders", _token));
    }

    [Fact]
    public async Task A_moving_tag_moves_to_the_image_and_away_from_it_makes_the_result_stale()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        await using var registry = await StartAsync();
        using var client = Client(registry);
        await RunAsync(fixture, client, movingTag: "dev");
        fixture.Track($"{registry.Address.Host}/shop/orders:{ImageFixture.Commit}");
        fixture.Sources.Write("Dockerfile", $"FROM scratch\nLABEL {fixture.Sources.Label}\nCOPY root /\nLABEL changed=true\n");

        var second = await RunAsync(fixture, client, movingTag: "dev");

        Assert.Equal(second.Artifacts[0].Digest, await client.FindDigestAsync("shop/orders", "dev", _token));
        Assert.True(await Stage(fixture, client, "dev").IsIntactAsync(fixture.Context(), second, _token));
        Assert.False(await Stage(fixture, client, "edge").IsIntactAsync(fixture.Context(), second, _token));
    }

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("1.2.3_build.5")]
    [InlineData(ImageFixture.Commit)]
    public async Task A_version_or_a_commit_is_no_moving_tag(string tag)
    {
        await using var fixture = await ImageFixture.CreateAsync();
        await using var registry = await StartAsync();
        using var client = Client(registry);

        var exception = await Assert.ThrowsAsync<PipelineException>(() => Stage(fixture, client, tag).RunAsync(fixture.Context(), _token));

        Assert.Contains($"'{tag}' may not be a moving tag", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moving_tag_that_is_no_tag_stops_before_anything_is_pushed()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        await using var registry = await StartAsync();
        using var client = Client(registry);

        var exception = await Assert.ThrowsAsync<PipelineException>(() => RunAsync(fixture, client, movingTag: "feature/cart"));

        Assert.Contains("'feature/cart' is no tag", exception.Message, StringComparison.Ordinal);
        Assert.Empty(await client.ListTagsAsync(client.Address.ImagePath("orders"), _token));
    }

    [Fact]
    public async Task An_existing_release_with_another_image_stops_before_anything_is_pushed()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        await using var registry = await StartAsync();
        using var client = Client(registry);
        var first = await RunAsync(fixture, client, Release);
        fixture.Track($"{registry.Address.Host}/shop/orders:{ImageFixture.Commit}");
        fixture.Sources.Write("Dockerfile", $"FROM scratch\nLABEL {fixture.Sources.Label}\nCOPY root /\nLABEL changed=true\n");
        var exception = await Assert.ThrowsAsync<PipelineException>(() => RunAsync(fixture, client, Release));
        Assert.Contains("1.2.3_build.5 exists with another image", exception.Message, StringComparison.Ordinal);
        foreach (var tag in (string[])[ImageFixture.Commit, "1.2.3_build.5"])
            Assert.Equal(first.Artifacts[0].Digest, await client.FindDigestAsync("shop/orders", tag, _token));
    }

    [Fact]
    public async Task A_release_that_was_built_again_from_its_commit_says_so()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        await using var registry = await StartAsync();
        using var client = Client(registry);
        await RunAsync(fixture, client, Release);
        fixture.Track($"{registry.Address.Host}/shop/orders:{ImageFixture.Commit}");
        fixture.Sources.Write("Dockerfile", $"FROM scratch\nLABEL {fixture.Sources.Label}\nCOPY root /\nLABEL again=true\n");
        var exception = await Assert.ThrowsAsync<PipelineException>(() => RunAsync(fixture, client, Release));
        Assert.Contains("That image is of this very commit: building it again", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_recorded_image_is_pushed_whatever_was_built_under_its_name_since()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        await using var registry = await StartAsync();
        using var client = Client(registry);
        var stage = new BuildImageStage(fixture.Engine, fixture.Processes, new BuildImageOptions { ApplicationName = fixture.Application });
        var first = await stage.RunAsync(fixture.Context(), _token);
        fixture.Sources.Write("Dockerfile", $"FROM scratch\nLABEL {fixture.Sources.Label}\nCOPY root /\nLABEL again=true\n");
        var second = await stage.RunAsync(fixture.Context(), _token);
        fixture.Track($"{registry.Address.Host}/shop/orders:{ImageFixture.Commit}");

        foreach (var built in new[] { first, second })
        {
            var result = await Stage(fixture, client).RunAsync(fixture.Context(results: ("orders", Core.Stages.Stage.BuildImage, built)), _token);
            var manifest = await client.FindManifestAsync("shop/orders", result.Outputs["digest"], _token);
            Assert.Contains(built.Outputs["imageId"], new[] { manifest!.FindConfiguration()?.Value, manifest.Digest.Value });
        }
    }

    [Fact]
    public async Task A_killed_registry_is_asked_within_one_bound_and_the_stage_is_not_repeated()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        var registry = await StartAsync();
        using var client = Client(registry);
        await registry.DisposeAsync();
        fixture.Track($"{registry.Address.Host}/shop/orders:{ImageFixture.Commit}");
        var exception = await Assert.ThrowsAsync<RegistryUnavailableException>(() => RunAsync(fixture, client));
        Assert.Contains(registry.Address.Host, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Check that it runs", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Check that it runs")]
    [InlineData("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 74\r\nConnection: close\r\n\r\n{\"errors\":[{\"code\":\"UNAVAILABLE\",\"message\":\"back from maintenance at 9\"}]}", "back from maintenance at 9")]
    public async Task A_registry_that_breaks_off_or_answers_5xx_is_reported_with_its_own_words_after_one_bound(string answer, string words)
    {
        await using var fixture = await ImageFixture.CreateAsync();
        using var broken = new BrokenServer(answer);
        using var client = new RegistryClient(new RegistryAddress(broken.Host, "shop") { PlainHttp = true }, Substitute.For<IRegistryCredentials>());
        fixture.Track($"{broken.Host}/shop/orders:{ImageFixture.Commit}");
        var exception = await Assert.ThrowsAsync<RegistryUnavailableException>(() => RunAsync(fixture, client));
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_at_the_registry_is_named_and_nothing_is_half_published()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        await using var disk = await SmallDisk.MountAsync(fixture.Processes, _store.Path, _token);
        await using var registry = await StartAsync();
        using var client = Client(registry);
        fixture.Track($"{registry.Address.Host}/shop/orders:{ImageFixture.Commit}");
        var exception = await Assert.ThrowsAsync<EngineTransferException>(() => RunAsync(fixture, client));
        Assert.Equal(EngineFault.DiskFull, exception.Fault);
        Assert.Contains("Free space", exception.Message, StringComparison.Ordinal);
        Assert.Null(await client.FindDigestAsync("shop/orders", ImageFixture.Commit, _token));
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(_store.Path, "uploads"), "*", SearchOption.AllDirectories), file => !file.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_result_is_not_intact_when_the_registry_lost_it_or_is_gone()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        var registry = await StartAsync();
        using var client = Client(registry);
        var result = await RunAsync(fixture, client);
        fixture.Track($"{registry.Address.Host}/shop/orders:{ImageFixture.Commit}");
        using (var http = new HttpClient())
            (await http.DeleteAsync(new Uri($"http://{registry.Address.Host}/v2/shop/orders/manifests/{ImageFixture.Commit}"), _token)).EnsureSuccessStatusCode();
        Assert.False(await Stage(fixture, client).IsIntactAsync(fixture.Context(), result, _token));
        await registry.DisposeAsync();
        Assert.False(await Stage(fixture, client).IsIntactAsync(fixture.Context(), result, _token));
    }

    [Fact]
    public async Task A_release_goes_to_a_registry_that_others_see_from_CI_only()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        using var client = new RegistryClient(new RegistryAddress("registry.example.org", "shop"), Substitute.For<IRegistryCredentials>());
        var exception = await Assert.ThrowsAsync<PipelineException>(() => Stage(fixture, client).RunAsync(fixture.Context(Release), _token));
        Assert.Contains("only CI pushes there", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_was_never_built_is_named()
    {
        await using var fixture = await ImageFixture.CreateAsync();
        await using var registry = await StartAsync();
        using var client = Client(registry);
        var exception = await Assert.ThrowsAsync<PipelineException>(() => Stage(fixture, client).RunAsync(fixture.Context(), _token));
        Assert.Contains("'orders' has not been built", exception.Message, StringComparison.Ordinal);
    }

    private static PushStage Stage(ImageFixture fixture, RegistryClient client, string? movingTag = null) => new(fixture.Engine, client, new PushOptions { MovingTag = movingTag });

    private static RegistryClient Client(EmbeddedRegistry registry) => new(registry.Address with { Prefix = "shop" }, Substitute.For<IRegistryCredentials>());

    private Task<EmbeddedRegistry> StartAsync() => EmbeddedRegistry.StartAsync(_store.Path, 0, _token);

    private async Task<StageResult> RunAsync(ImageFixture fixture, RegistryClient client, SemVersion? release = null, string? movingTag = null)
    {
        var built = await new BuildImageStage(fixture.Engine, fixture.Processes, new BuildImageOptions { ApplicationName = fixture.Application }).RunAsync(fixture.Context(release), _token);
        return await Stage(fixture, client, movingTag).RunAsync(fixture.Context(release, results: ("orders", Core.Stages.Stage.BuildImage, built)), _token);
    }
}
