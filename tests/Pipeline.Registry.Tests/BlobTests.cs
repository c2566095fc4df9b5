using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Pipeline.Core.Artifacts;

namespace Pipeline.Registry.Tests;

public sealed class BlobTests
{
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(300_000);

    [Fact]
    public async Task A_blob_pushed_at_once_comes_back_byte_for_byte()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var digest = await registry.PushBlobAsync("acme/orders", Content);
        using var response = await registry.GetAsync($"acme/orders/blobs/{digest}");
        Assert.Equal(digest.Value, Assert.Single(response.Headers.GetValues("Docker-Content-Digest")));
        Assert.Equal(Content, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task HEAD_tells_a_blobs_size_and_sends_nothing()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var digest = await registry.PushBlobAsync("acme/orders", Content);
        using var response = await registry.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri($"acme/orders/blobs/{digest}", UriKind.Relative)));
        Assert.Equal((HttpStatusCode.OK, (long?)Content.Length), (response.StatusCode, response.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task A_range_of_a_blob_is_sent_alone()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var digest = await registry.PushBlobAsync("acme/orders", Content);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"acme/orders/blobs/{digest}", UriKind.Relative)) { Headers = { Range = new RangeHeaderValue(1000, 1999) } };
        using var response = await registry.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(Content[1000..2000], await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_range_in_a_unit_that_is_not_known_is_ignored()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var digest = await registry.PushBlobAsync("acme/orders", "0123456789"u8.ToArray());
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"acme/orders/blobs/{digest}", UriKind.Relative)) { Headers = { { "Range", "items=0-1" } } };
        using var response = await registry.Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, "0123456789"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_blob_arrives_in_chunks_and_the_upload_tells_how_far_it_got()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var upload = await registry.StartUploadAsync("acme/orders");
        upload = await PatchAsync(registry, upload, Content[..100_000], 0, HttpStatusCode.Accepted);
        using (var status = await registry.Http.GetAsync(upload))
        {
            Assert.Equal(HttpStatusCode.NoContent, status.StatusCode);
            Assert.Equal("0-99999", Assert.Single(status.Headers.GetValues("Range")));
        }

        upload = await PatchAsync(registry, upload, Content[100_000..200_000], 100_000, HttpStatusCode.Accepted);
        using var done = await registry.Http.PutAsync(new Uri($"{upload}?digest={Digest.Of(Content)}"), new ByteArrayContent(Content[200_000..]));
        Assert.Equal(HttpStatusCode.Created, done.StatusCode);
        Assert.Equal(Content, await registry.Http.GetByteArrayAsync(new Uri(registry.Http.BaseAddress!, done.Headers.Location!)));
    }

    [Fact]
    public async Task A_chunk_out_of_order_is_refused_and_the_upload_goes_on_where_it_was()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var upload = await registry.StartUploadAsync("acme/orders");
        upload = await PatchAsync(registry, upload, Content[..1000], 0, HttpStatusCode.Accepted);
        await PatchAsync(registry, upload, Content[5000..6000], 5000, HttpStatusCode.RequestedRangeNotSatisfiable);
        await PatchAsync(registry, upload, Content[1000..2000], 1000, HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("0-99")]
    [InlineData("0-1000")]
    [InlineData("bytes 0-99/*")]
    [InlineData("bytes 0-1998/1999")]
    [InlineData("5-3")]
    [InlineData("0-")]
    [InlineData("all")]
    public async Task A_chunk_that_is_not_what_its_range_says_is_refused_and_the_upload_goes_on_where_it_was(string range)
    {
        await using var registry = await RunningRegistry.StartAsync();
        var upload = await registry.StartUploadAsync("acme/orders");
        using (var content = new ByteArrayContent(Content[..1000]))
        {
            content.Headers.TryAddWithoutValidation("Content-Range", range);
            using var refused = await registry.Http.PatchAsync(upload, content);
            Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, refused.StatusCode);
        }

        await PatchAsync(registry, upload, Content[..1000], 0, HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_chunk_without_a_length_that_is_not_what_its_range_says_is_refused_with_its_upload()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var upload = await registry.StartUploadAsync("acme/orders");
        using var request = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new ByteArrayContent(Content[..1000]), Headers = { TransferEncodingChunked = true } };
        request.Content.Headers.TryAddWithoutValidation("Content-Range", "0-99");
        using var refused = await registry.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, refused.StatusCode);
        using var status = await registry.Http.GetAsync(upload);
        Assert.Equal(HttpStatusCode.NotFound, status.StatusCode);
        Assert.Empty(registry.Leftovers());
    }

    [Theory]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://localhost:3000", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.Created)]
    public async Task A_web_page_of_another_origin_may_not_push(string header, string value, HttpStatusCode expected)
    {
        await using var registry = await RunningRegistry.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"acme/orders/blobs/uploads/?digest={Digest.Of(Content)}", UriKind.Relative)) { Content = new ByteArrayContent(Content) };
        request.Headers.Add(header, value);
        using var response = await registry.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Content_with_another_digest_than_promised_is_refused_and_leaves_nothing_behind()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var promised = Digest.Of("something else"u8);
        using var response = await registry.Http.PostAsync(new Uri($"acme/orders/blobs/uploads/?digest={promised}", UriKind.Relative), new ByteArrayContent(Content));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("DIGEST_INVALID", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(registry.Leftovers());
        using var blob = await registry.GetAsync($"acme/orders/blobs/{promised}");
        Assert.Equal(HttpStatusCode.NotFound, blob.StatusCode);
    }

    [Fact]
    public async Task A_broken_upload_leaves_nothing_behind()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var upload = await registry.StartUploadAsync("acme/orders");
        var host = registry.Host.Split(':');
        using (var socket = new System.Net.Sockets.TcpClient(host[0], int.Parse(host[1], null)))
        {
            var stream = socket.GetStream();
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"PATCH {upload.PathAndQuery} HTTP/1.1\r\nHost: {registry.Host}\r\nContent-Length: 1000000\r\n\r\n"));
            await stream.WriteAsync(Content);
            await WaitUntilAsync(() => registry.Leftovers().Any(file => new FileInfo(file).Length > 0));
        }

        await WaitUntilAsync(() => registry.Leftovers().Count == 0);
        using var status = await registry.Http.GetAsync(upload);
        Assert.Equal(HttpStatusCode.NotFound, status.StatusCode);
    }

    [Fact]
    public async Task A_cancelled_upload_is_gone()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var upload = await registry.StartUploadAsync("acme/orders");
        using var cancelled = await registry.Http.DeleteAsync(upload);
        Assert.Equal(HttpStatusCode.NoContent, cancelled.StatusCode);
        Assert.Empty(registry.Leftovers());
        using var status = await registry.Http.GetAsync(upload);
        Assert.Equal(HttpStatusCode.NotFound, status.StatusCode);
    }

    [Fact]
    public async Task An_upload_belongs_to_its_repository()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var upload = await registry.StartUploadAsync("acme/orders");
        using var foreign = await registry.Http.GetAsync(new Uri(upload.ToString().Replace("acme/orders", "acme/other", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task A_blob_is_mounted_from_another_repository_without_sending_it_again()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var digest = await registry.PushBlobAsync("acme/orders", Content);
        using var mounted = await registry.Http.PostAsync(new Uri($"acme/catalog/blobs/uploads/?mount={digest}&from=acme/orders", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Created, mounted.StatusCode);
        Assert.Equal(Content, await registry.Http.GetByteArrayAsync(new Uri($"acme/catalog/blobs/{digest}", UriKind.Relative)));
    }

    [Fact]
    public async Task Mounting_an_unknown_blob_starts_an_upload_instead()
    {
        await using var registry = await RunningRegistry.StartAsync();
        using var answer = await registry.Http.PostAsync(new Uri($"acme/catalog/blobs/uploads/?mount={Digest.Of(Content)}&from=acme/orders", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private static async Task<Uri> PatchAsync(RunningRegistry registry, Uri upload, byte[] chunk, int from, HttpStatusCode expected)
    {
        using var content = new ByteArrayContent(chunk);
        content.Headers.TryAddWithoutValidation("Content-Range", $"{from}-{from + chunk.Length - 1}");
        using var response = await registry.Http.PatchAsync(upload, content);
        Assert.Equal(expected, response.StatusCode);
        return upload;
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
            await Task.Delay(20, patience.Token);
    }
}
