using System.Net;
using System.Net.Sockets;
using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Registry;

namespace Pipeline.Registry.Tests;

public sealed class EmbeddedRegistryTests : IDisposable
{
    private readonly TempDirectory _store = new("pipeline-registry-");
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Images_outlive_the_process_that_took_them()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var digest = await registry.PushImageAsync("acme/orders", "1.0.0");
        await using var again = await EmbeddedRegistry.StartAsync(registry.Store.Path, 0, _token);
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri($"http://{again.Address.Host}/v2/acme/orders/manifests/{digest}"), _token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_port_that_serves_the_same_folder_is_shared()
    {
        await using var first = await EmbeddedRegistry.StartAsync(_store.Path, 0, _token);
        var port = int.Parse(first.Address.Host.Split(':')[1], null);
        await using var second = await EmbeddedRegistry.StartAsync(_store.Path, port, _token);
        Assert.Equal((first.Address.Host, true, false), (second.Address.Host, second.IsShared, first.IsShared));
    }

    [Fact]
    public async Task Every_folder_has_a_port_of_its_own_that_it_keeps()
    {
        using var folder = new TempDirectory();
        var before = new List<string>();
        foreach (var path in (string[])[_store.Path, folder.Path, _store.Path, folder.Path])
        {
            await using var registry = await EmbeddedRegistry.StartAsync(path, cancellationToken: _token);
            before.Add(registry.Address.Host);
        }

        Assert.Equal([before[0], before[1], before[0], before[1]], before);
        Assert.NotEqual(before[0], before[1]);
        Assert.All(before, host => Assert.InRange(int.Parse(host.Split(':')[1], null), 20000, 29999));
    }

    [Fact]
    public async Task A_port_that_serves_another_folder_is_left_alone()
    {
        using var other = new TempDirectory();
        await using var first = await EmbeddedRegistry.StartAsync(other.Path, 0, _token);
        var port = int.Parse(first.Address.Host.Split(':')[1], null);
        await using var second = await EmbeddedRegistry.StartAsync(_store.Path, port, _token);
        Assert.NotEqual(first.Address.Host, second.Address.Host);
    }

    [Fact]
    public async Task A_port_that_something_else_listens_on_is_left_alone()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var accepting = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync(_token);
            await client.GetStream().WriteAsync("hello\n"u8.ToArray(), _token);
        }, _token);
        await using var registry = await EmbeddedRegistry.StartAsync(_store.Path, port, _token);
        await accepting;
        Assert.NotEqual($"127.0.0.1:{port}", registry.Address.Host);
    }

    [Fact]
    public async Task The_port_that_was_taken_instead_is_taken_again_so_that_references_stay_true()
    {
        using var other = new TempDirectory();
        await using var taken = await EmbeddedRegistry.StartAsync(other.Path, 0, _token);
        var port = int.Parse(taken.Address.Host.Split(':')[1], null);
        var before = await EmbeddedRegistry.StartAsync(_store.Path, port, _token);
        await before.DisposeAsync();

        await using var after = await EmbeddedRegistry.StartAsync(_store.Path, port, _token);

        Assert.Equal(before.Address.Host, after.Address.Host);
    }

    [Fact]
    public async Task Two_registries_of_one_folder_lose_no_tag_between_them()
    {
        await using var registry = await RunningRegistry.StartAsync();
        await using var other = await EmbeddedRegistry.StartAsync(registry.Store.Path, 0, _token);
        using var http = new HttpClient { BaseAddress = new Uri($"http://{other.Address.Host}/v2/") };
        var manifest = await registry.DescribeImageAsync("acme/orders", "layer");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            using var here = await registry.PutManifestAsync("acme/orders", $"here-{number:00}", manifest);
            using var content = new StringContent(manifest) { Headers = { ContentType = new(RunningRegistry.OciManifest) } };
            using var there = await http.PutAsync(new Uri($"acme/orders/manifests/there-{number:00}", UriKind.Relative), content, _token);
            Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (here.StatusCode, there.StatusCode));
        }));
        var tags = await registry.ReadAsync("acme/orders/tags/list");
        Assert.Equal(40, tags.Split("ere-").Length - 1);
    }

    [Fact]
    public async Task What_a_killed_process_left_is_swept_at_the_next_start()
    {
        var left = _store.Write("uploads/dead/half-a-blob", "half");
        _store.Write("uploads/dead.lock", "");
        await using var registry = await EmbeddedRegistry.StartAsync(_store.Path, 0, _token);
        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task What_a_living_process_is_taking_in_is_not_swept()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var upload = await registry.StartUploadAsync("acme/orders");
        await using var other = await EmbeddedRegistry.StartAsync(registry.Store.Path, 0, _token);
        using var status = await registry.Http.GetAsync(upload, _token);
        Assert.Equal(HttpStatusCode.NoContent, status.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"manifests":null}""")]
    [InlineData("""{"manifests":[null]}""")]
    public async Task A_damaged_index_is_named_and_not_written_over(string content)
    {
        await using var registry = await RunningRegistry.StartAsync();
        await registry.PushImageAsync("acme/orders", "1.0.0");
        var index = registry.Store["repositories/acme+orders/index.json"];
        await File.WriteAllTextAsync(index, content, TestContext.Current.CancellationToken);

        using var read = await registry.GetAsync("acme/orders/tags/list");
        using var written = await registry.PutManifestAsync("acme/orders", "2.0.0", await registry.DescribeImageAsync("acme/orders", "more"));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (read.StatusCode, written.StatusCode));
        Assert.Contains(index, await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(index, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_named()
    {
        var file = _store.Write("file", "");
        var exception = await Assert.ThrowsAsync<PipelineException>(() => EmbeddedRegistry.StartAsync(Path.Combine(file, "store"), 0, _token));
        Assert.Contains(file, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_there_and_what_is_not_is_told_before_anything_is_served()
    {
        await using var running = await RunningRegistry.StartAsync();
        var (port, digest) = (FreePort(), await running.PushImageAsync("acme/orders", "1.0.0"));
        await using var registry = await EmbeddedRegistry.OpenAsync(running.Store.Path, port, _token);
        using var client = ClientOf(registry);
        Assert.Equal(digest, await client.FindDigestAsync("acme/orders", "1.0.0", _token));
        Assert.Equal(digest, await client.FindDigestAsync("acme/orders", digest.Value, _token));
        Assert.Null(await client.FindDigestAsync("acme/orders", "2.0.0", _token));
        Assert.Null(await client.FindDigestAsync("acme/web", "1.0.0", _token));
        Assert.Equal(($"127.0.0.1:{port}", true), (registry.Address.Host, registry.Unserved is not null));
    }

    [Fact]
    public async Task What_another_process_deletes_is_no_longer_told()
    {
        await using var running = await RunningRegistry.StartAsync();
        var (port, digest) = (FreePort(), await running.PushImageAsync("acme/orders", "1.0.0"));
        await using var registry = await EmbeddedRegistry.OpenAsync(running.Store.Path, port, _token);
        using var client = ClientOf(registry);
        Assert.Equal(digest, await client.FindDigestAsync("acme/orders", "1.0.0", _token));
        using var deleted = await running.Http.DeleteAsync(new Uri($"acme/orders/manifests/{digest}", UriKind.Relative), _token);
        Assert.Equal(HttpStatusCode.Accepted, deleted.StatusCode);
        Assert.Null(await client.FindDigestAsync("acme/orders", "1.0.0", _token));
    }

    [Fact]
    public async Task Any_other_question_starts_to_serve()
    {
        await using var running = await RunningRegistry.StartAsync();
        var (port, digest) = (FreePort(), await running.PushImageAsync("acme/orders", "1.0.0"));
        await using var registry = await EmbeddedRegistry.OpenAsync(running.Store.Path, port, _token);
        using var client = ClientOf(registry);
        Assert.Equal(digest, (await client.FindManifestAsync("acme/orders", "1.0.0", _token))?.Digest);
        Assert.Null(registry.Unserved);
        Assert.Equal(digest, await client.FindDigestAsync("acme/orders", "1.0.0", _token));
    }

    [Fact]
    public async Task A_port_that_the_same_folder_took_in_between_is_shared()
    {
        var port = FreePort();
        await using var registry = await EmbeddedRegistry.OpenAsync(_store.Path, port, _token);
        await using var other = await EmbeddedRegistry.StartAsync(_store.Path, port, _token);
        await registry.ServeAsync(_token);
        Assert.True(registry.IsShared);
    }

    [Fact]
    public async Task A_port_that_another_folder_took_in_between_is_said()
    {
        var port = FreePort();
        using var folder = new TempDirectory();
        await using var registry = await EmbeddedRegistry.OpenAsync(_store.Path, port, _token);
        await using var other = await EmbeddedRegistry.StartAsync(folder.Path, port, _token);
        var exception = await Assert.ThrowsAsync<PipelineException>(() => registry.ServeAsync(_token));
        Assert.Contains($"127.0.0.1:{port}", exception.Message, StringComparison.Ordinal);
    }

    private static RegistryClient ClientOf(EmbeddedRegistry registry) =>
        new(registry.Address, DockerCredentials.OfCurrentUser(new ProcessRunner()), registry.CreateHandler());

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
