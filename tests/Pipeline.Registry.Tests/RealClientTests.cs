using NSubstitute;
using Pipeline.Core.Artifacts;
using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Registry;

namespace Pipeline.Registry.Tests;

public sealed class RealClientTests : IDisposable
{
    private readonly ProcessRunner _processes = new();
    private readonly ShellContext _context = new();
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public void Dispose() => _context.Dispose();

    [Theory]
    [InlineData("docker")]
    [InlineData("podman")]
    public async Task An_engine_pushes_an_image_and_pulls_the_same_image_back(string name)
    {
        await using var engine = await EngineAsync(name);
        await using var registry = await RunningRegistry.StartAsync();
        var reference = $"{registry.Host}/acme/shell:{Guid.NewGuid():N}";
        var id = await BuildAsync(engine, reference);
        try
        {
            var digest = await engine.PushAsync(reference, plainHttp: true, TextWriter.Null, _token);
            using var client = new RegistryClient(registry.Address, Substitute.For<IRegistryCredentials>());
            Assert.Equal(digest, await client.FindDigestAsync("acme/shell", reference.Split(':')[^1], _token));
            Assert.Equal(id, $"{(await client.FindManifestAsync("acme/shell", digest.Value, _token))!.FindConfiguration()}");

            await engine.RemoveImageAsync(reference, _token);
            await engine.RemoveImageAsync(id, _token);
            Assert.Null(await engine.FindImageAsync(id, _token));
            await engine.PullAsync($"{registry.Host}/acme/shell@{digest}", plainHttp: true, TextWriter.Null, _token);
            Assert.Equal(id, (await engine.FindImageAsync($"{registry.Host}/acme/shell@{digest}", _token))?.Id);
            Assert.Empty(registry.Leftovers());
        }
        finally
        {
            await engine.RemoveImageAsync(reference, _token);
            _context.RemoveImages(name);
        }
    }

    [Fact]
    public async Task Skopeo_copies_in_and_out_and_reads_the_store_as_an_image_layout()
    {
        Requires.Program("skopeo");
        await using var engine = await EngineAsync("docker");
        await using var registry = await RunningRegistry.StartAsync();
        using var work = new TempDirectory();
        var image = $"pipeline-test/skopeo:{Guid.NewGuid():N}";
        await BuildAsync(engine, image);
        try
        {
            await SkopeoAsync("copy", "--insecure-policy", "--dest-tls-verify=false", "--format", "oci", $"docker-daemon:{image}", $"docker://{registry.Host}/acme/shell:1.0.0");
        }
        finally
        {
            _context.RemoveImages("docker");
        }

        await SkopeoAsync("copy", "--insecure-policy", "--src-tls-verify=false", $"docker://{registry.Host}/acme/shell:1.0.0", $"oci:{work["from-registry"]}:1.0.0");
        await SkopeoAsync("copy", "--insecure-policy", $"oci:{registry.Store["repositories/acme+shell"]}:1.0.0", $"oci:{work["from-store"]}:1.0.0");
        Assert.Equal(Blobs(work["from-registry"]), Blobs(work["from-store"]));

        await SkopeoAsync("copy", "--insecure-policy", "--src-tls-verify=false", "--dest-tls-verify=false", $"docker://{registry.Host}/acme/shell:1.0.0", $"docker://{registry.Host}/copy/shell:1.0.0");
        using var client = new RegistryClient(registry.Address, Substitute.For<IRegistryCredentials>());
        Assert.Equal(await client.FindDigestAsync("acme/shell", "1.0.0", _token), await client.FindDigestAsync("copy/shell", "1.0.0", _token));
        await SkopeoAsync("delete", "--tls-verify=false", $"docker://{registry.Host}/copy/shell:1.0.0");
        Assert.Null(await client.FindDigestAsync("copy/shell", "1.0.0", _token));
    }

    [Fact]
    public async Task Helm_pushes_a_chart_and_pulls_the_same_chart_back()
    {
        Requires.Program("helm", "version");
        await using var registry = await RunningRegistry.StartAsync();
        using var work = new TempDirectory();
        work.Write("orders/Chart.yaml", "apiVersion: v2\nname: orders\nversion: 1.2.3-g0123456\n");
        work.Write("orders/templates/service.yaml", "apiVersion: v1\nkind: Service\nmetadata: { name: orders }\n");
        await HelmAsync("package", work["orders"], "--destination", work.Path);
        await HelmAsync("push", work["orders-1.2.3-g0123456.tgz"], $"oci://{registry.Host}/acme/charts");
        await HelmAsync("pull", $"oci://{registry.Host}/acme/charts/orders", "--version", "1.2.3-g0123456", "--destination", Directory.CreateDirectory(work["pulled"]).FullName);
        Assert.Equal(
            Digest.Of(await File.ReadAllBytesAsync(work["orders-1.2.3-g0123456.tgz"], _token)),
            Digest.Of(await File.ReadAllBytesAsync(work["pulled/orders-1.2.3-g0123456.tgz"], _token)));
    }

    [Fact]
    public async Task Helm_pulls_what_the_tag_of_a_channel_stands_on()
    {
        Requires.Program("helm", "version");
        await using var registry = await RunningRegistry.StartAsync();
        using var work = new TempDirectory();
        work.Write("orders/Chart.yaml", "apiVersion: v2\nname: orders\nversion: 1.2.3-g0123456\n");
        await HelmAsync("package", work["orders"], "--destination", work.Path);
        await HelmAsync("push", work["orders-1.2.3-g0123456.tgz"], $"oci://{registry.Host}/acme/charts");
        using var client = new RegistryClient(registry.Address, Substitute.For<IRegistryCredentials>());
        var manifest = await client.FindManifestAsync("acme/charts/orders", "1.2.3-g0123456", _token);

        await client.PutManifestAsync("acme/charts/orders", "0.0.0-stable", manifest!, _token);

        await HelmAsync("pull", $"oci://{registry.Host}/acme/charts/orders", "--version", "0.0.0-stable", "--destination", Directory.CreateDirectory(work["pulled"]).FullName);
        Assert.Equal(
            Digest.Of(await File.ReadAllBytesAsync(work["orders-1.2.3-g0123456.tgz"], _token)),
            Digest.Of(await File.ReadAllBytesAsync(Assert.Single(Directory.GetFiles(work["pulled"])), _token)));
    }

    private static string[] Blobs(string layout) => [.. Directory.GetFiles(Path.Combine(layout, "blobs", "sha256")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private async Task<IContainerEngine> EngineAsync(string name)
    {
        var finder = new ContainerEngineFinder(_processes);
        var probe = await finder.ProbeAsync(name, _token);
        Assert.SkipUnless(probe.IsReady, $"{name} does not answer: {probe.Problem}");
        return await finder.FindAsync(name, _token);
    }

    private Task<string> BuildAsync(IContainerEngine engine, string tag) =>
        engine.BuildAsync(new ImageBuild { Context = _context.Path, Dockerfile = Path.Combine(_context.Path, "Dockerfile"), Tags = [tag] }, TextWriter.Null, _token);

    private Task SkopeoAsync(params string[] arguments) => _processes.EnsureAsync(new Command("skopeo", arguments), TextWriter.Null, _token);

    private Task HelmAsync(params string[] arguments) =>
        _processes.EnsureAsync(new Command("helm", arguments) { Environment = new Dictionary<string, string?> { ["HELM_EXPERIMENTAL_OCI"] = "1" } }, TextWriter.Null, _token);
}
