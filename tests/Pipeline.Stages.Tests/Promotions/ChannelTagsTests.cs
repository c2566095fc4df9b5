using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Registry.Tests;
using Pipeline.Releases.Bundles;
using Pipeline.Stages.Promotions;
using Pipeline.Testing;
using Pipeline.Tools.Registry;

namespace Pipeline.Stages.Tests.Promotions;

public sealed class ChannelTagsTests : IAsyncLifetime
{
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;
    private RunningRegistry? _registry;

    private RegistryClient Client => _registry!.Client;

    public async ValueTask InitializeAsync() => _registry = await RunningRegistry.StartAsync("shop");

    public ValueTask DisposeAsync() => _registry!.DisposeAsync();

    [Fact]
    public async Task Every_image_and_chart_gets_the_channels_tag_by_its_digest()
    {
        var bundle = await PushAsync("1.0.0", "orders", "catalog");

        await new ChannelTags(Client).PointAsync("stable", bundle, _token);

        foreach (var module in bundle.Content.Modules)
        {
            Assert.Equal(module.Image, await Client.FindDigestAsync($"shop/{module.Name}", "stable", _token));
            Assert.Equal(module.Chart, await Client.FindDigestAsync($"shop/charts/{module.Name}", "stable", _token));
            // The form that Helm pulls.
            Assert.Equal(module.Chart, await Client.FindDigestAsync($"shop/charts/{module.Name}", "0.0.0-stable", _token));
        }
    }

    [Fact]
    public async Task A_channel_that_moves_on_takes_its_tags_along_and_leaves_the_versions()
    {
        var first = await PushAsync("1.0.0", "orders");
        var second = await PushAsync("1.1.0", "orders");
        var tags = new ChannelTags(Client);

        await tags.PointAsync("stable", first, _token);
        await tags.PointAsync("stable", second, _token);
        await tags.PointAsync("stable", second, _token);

        Assert.Equal(second.Content.Modules[0].Image, await Client.FindDigestAsync("shop/orders", "stable", _token));
        Assert.Equal(first.Content.Modules[0].Image, await Client.FindDigestAsync("shop/orders", "1.0.0", _token));
    }

    [Fact]
    public async Task A_bundle_of_which_something_is_gone_gets_no_tag_at_all()
    {
        var bundle = await PushAsync("1.0.0", "orders");
        var gone = Digest.Of("gone"u8.ToArray());
        var broken = bundle with { Content = bundle.Content with { Modules = [.. bundle.Content.Modules, bundle.Content.Modules[0] with { Name = "web", Image = gone, ImageAt = $"{Client.Address.Host}/shop/web:1.0.0", Chart = null, ChartAt = null }] } };

        var exception = await Assert.ThrowsAsync<PipelineException>(() => new ChannelTags(Client).PointAsync("stable", broken, _token));

        Assert.Contains($"{Client.Address.Host}/shop/web:1.0.0 ({gone})", exception.Message, StringComparison.Ordinal);
        Assert.Null(await Client.FindDigestAsync("shop/orders", "stable", _token));
    }

    [Fact]
    public async Task What_is_kept_at_another_registry_is_named()
    {
        var bundle = await PushAsync("1.0.0", "orders");

        var missing = await new ChannelTags(Client).FindMissingAsync(bundle with { Content = bundle.Content with { Modules = [bundle.Content.Modules[0] with { ImageAt = "ghcr.io/acme/orders:1.0.0" }] } }, _token);

        Assert.Equal([$"ghcr.io/acme/orders:1.0.0, which is not at {Client.Address.Host}: --registry"], missing);
    }

    private async Task<Bundle> PushAsync(string version, params string[] names)
    {
        List<BundleModule> modules = [];
        foreach (var name in names)
        {
            modules.Add(new BundleModule
            {
                Name = name,
                Version = version,
                Inputs = version,
                Image = Digest.Parse(await LayerlessImage.PushAsync(Client.Address.Host, $"shop/{name}", version, $"{name} {version}")),
                ImageAt = $"{Client.Address.Host}/shop/{name}:{version}",
                Chart = Digest.Parse(await LayerlessImage.PushAsync(Client.Address.Host, $"shop/charts/{name}", version, $"chart of {name} {version}")),
                ChartAt = $"oci://{Client.Address.Host}/shop/charts/{name}:{version}",
            });
        }

        var content = new BundleContent { Application = "shop", Commit = version, Tree = version, Modules = modules };
        return new Bundle { Id = content.Id(), Content = content };
    }
}
