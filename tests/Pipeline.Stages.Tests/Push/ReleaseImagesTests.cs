using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Registry.Tests;
using Pipeline.Stages.Push;
using Pipeline.Stages.Runner;
using Pipeline.Stages.Tests.Runner;
using Pipeline.Testing;
using Pipeline.Tools.Registry;

namespace Pipeline.Stages.Tests.Push;

public sealed class ReleaseImagesTests : IAsyncLifetime
{
    private static readonly RunModule Orders = Image("orders") with { IsRelease = true };
    private readonly RunnerSandbox _sandbox = new();
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;
    private RunningRegistry? _registry;

    private RegistryClient Client => _registry!.Client;

    public async ValueTask InitializeAsync() => _registry = await RunningRegistry.StartAsync("shop");

    public async ValueTask DisposeAsync()
    {
        await _registry!.DisposeAsync();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task The_pushed_digest_gets_the_version_and_only_where_the_commit_is_a_release()
    {
        var digest = await PushAsync(Orders, "first");
        var catalog = Image("catalog");
        await PushAsync(catalog, "other");

        var tagged = await TagAsync(catalog, Orders);

        Assert.Equal([new Artifact(ArtifactKind.Image, $"{_registry!.Host}/shop/orders:1.2.3", digest)], tagged);
        Assert.Equal(digest, await Client.FindDigestAsync("shop/orders", "1.2.3", _token));
        Assert.Null(await Client.FindDigestAsync("shop/catalog", "1.2.3", _token));
    }

    [Fact]
    public async Task Doing_it_again_changes_nothing()
    {
        await PushAsync(Orders, "first");

        Assert.Equal(await TagAsync(Orders), await TagAsync(Orders));
    }

    [Fact]
    public async Task A_version_that_is_another_image_and_an_image_that_was_not_pushed_are_both_named_and_nothing_is_tagged()
    {
        var web = Image("web") with { IsRelease = true };
        await PushAsync(web, "new");
        var digest = await PushAsync(Orders, "new");
        await Client.PutManifestAsync("shop/orders", "1.2.3", (await Client.FindManifestAsync("shop/orders", (await PushAsync(Orders, "old")).Value, _token))!, _token);
        await RecordAsync(Orders, digest);

        var exception = await Assert.ThrowsAsync<PipelineException>(() => TagAsync(web, Orders, Image("catalog") with { IsRelease = true }));

        Assert.Contains("orders 1.2.3: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("exists with another image", exception.Message, StringComparison.Ordinal);
        Assert.Contains("catalog 1.2.3: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("holds no pushed image of these sources", exception.Message, StringComparison.Ordinal);
        Assert.Null(await Client.FindDigestAsync("shop/web", "1.2.3", _token));
    }

    private static RunModule Image(string name)
    {
        var module = RunnerSandbox.Module(name);
        return module with { Module = module.Module with { Image = new ImageSettings() } };
    }

    private Task<IReadOnlyList<Artifact>> TagAsync(params RunModule[] modules) => new ReleaseImages(Client, _sandbox.Artifacts).TagAsync(modules, _token);

    private async Task<Digest> PushAsync(RunModule module, string content)
    {
        var digest = Digest.Parse(await LayerlessImage.PushAsync(_registry!.Host, $"shop/{module.Module.Name}", RunnerSandbox.Commit, content));
        await RecordAsync(module, digest);
        return digest;
    }

    private Task RecordAsync(RunModule module, Digest digest) => Store.PutAsync(_sandbox, module with { IsRelease = false }, Stage.Push, StageResult.Success with
    {
        Artifacts = [new Artifact(ArtifactKind.Image, $"{_registry!.Host}/shop/{module.Module.Name}:{RunnerSandbox.Commit}", digest)],
    });
}
