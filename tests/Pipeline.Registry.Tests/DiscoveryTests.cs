using System.Net;

namespace Pipeline.Registry.Tests;

public sealed class DiscoveryTests
{
    [Fact]
    public async Task The_base_says_that_this_is_a_registry()
    {
        await using var registry = await RunningRegistry.StartAsync();
        using var response = await registry.GetAsync("");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("registry/2.0", Assert.Single(response.Headers.GetValues("Docker-Distribution-API-Version")));
    }

    [Fact]
    public async Task Tags_come_in_order_and_in_pages()
    {
        await using var registry = await RunningRegistry.StartAsync();
        foreach (var tag in (string[])["b", "C", "a", "A"])
            await registry.PushImageAsync("acme/orders", tag);
        Assert.Equal("""{"name":"acme/orders","tags":["A","a","b","C"]}""", await registry.ReadAsync("acme/orders/tags/list"));
        using var page = await registry.GetAsync("acme/orders/tags/list?n=2");
        Assert.Equal("""{"name":"acme/orders","tags":["A","a"]}""", await page.Content.ReadAsStringAsync());
        Assert.Equal("</v2/acme/orders/tags/list?n=2&last=a>; rel=\"next\"", Assert.Single(page.Headers.GetValues("Link")));
        using var last = await registry.GetAsync("acme/orders/tags/list?n=2&last=a");
        Assert.Equal("""{"name":"acme/orders","tags":["b","C"]}""", await last.Content.ReadAsStringAsync());
        Assert.False(last.Headers.Contains("Link"));
    }

    [Fact]
    public async Task The_catalog_lists_repositories_in_pages()
    {
        await using var registry = await RunningRegistry.StartAsync();
        foreach (var repository in (string[])["acme/web", "acme/orders", "base"])
            await registry.PushImageAsync(repository, "1.0.0");
        Assert.Equal("""{"repositories":["acme/orders","acme/web","base"]}""", await registry.ReadAsync("_catalog"));
        Assert.Equal("""{"repositories":["acme/web"]}""", await registry.ReadAsync("_catalog?n=1&last=acme/orders"));
    }

    [Fact]
    public async Task An_unknown_repository_has_no_tags_to_list()
    {
        await using var registry = await RunningRegistry.StartAsync();
        using var response = await registry.GetAsync("acme/none/tags/list");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("NAME_UNKNOWN", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Acme/manifests/1.0.0", "NAME_INVALID")]
    [InlineData("acme/%2E%2E%2Fetc/manifests/1.0.0", "NAME_INVALID")]
    [InlineData("acme//orders/manifests/1.0.0", "NAME_INVALID")]
    [InlineData("acme/orders/manifests/.hidden", "TAG_INVALID")]
    [InlineData("acme/orders/manifests/a%2Fb", "TAG_INVALID")]
    [InlineData("acme/orders/manifests/sha256:abc", "TAG_INVALID")]
    public async Task Names_and_tags_outside_the_grammar_are_refused(string path, string code)
    {
        await using var registry = await RunningRegistry.StartAsync();
        using var response = await registry.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(code, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme/orders/blobs/..%2F..%2Fstore-id")]
    [InlineData("acme/orders/blobs/uploads/..%2Fstore-id")]
    [InlineData("../../../etc/passwd")]
    public async Task A_path_never_leaves_the_store(string path)
    {
        await using var registry = await RunningRegistry.StartAsync();
        using var response = await registry.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Only_loopback_names_are_served()
    {
        await using var registry = await RunningRegistry.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("", UriKind.Relative)) { Headers = { Host = "registry.example.org" } };
        using var response = await registry.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Deleting_a_blob_is_not_supported_since_other_repositories_may_share_it()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var digest = await registry.PushBlobAsync("acme/orders", [1, 2, 3]);
        using var response = await registry.Http.DeleteAsync(new Uri($"acme/orders/blobs/{digest}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Theory]
    [InlineData("", "GET, HEAD")]
    [InlineData("_catalog", "GET, HEAD")]
    [InlineData("acme/orders/tags/list", "GET, HEAD")]
    [InlineData("acme/orders/referrers/sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "GET, HEAD")]
    [InlineData("acme/orders/blobs/sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "GET, HEAD")]
    [InlineData("acme/orders/blobs/uploads/", "POST")]
    [InlineData("acme/orders/blobs/uploads/0123", "GET, HEAD, PATCH, PUT, DELETE")]
    [InlineData("acme/orders/manifests/1.0.0", "GET, HEAD, PUT, DELETE")]
    public async Task A_method_that_is_not_supported_is_answered_with_those_that_are(string path, string methods)
    {
        await using var registry = await RunningRegistry.StartAsync();
        foreach (var method in (string[])["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
            using var response = await registry.Http.SendAsync(request, TestContext.Current.CancellationToken);
            var isAllowed = methods.Split(", ").Contains(method);
            Assert.Equal((method, isAllowed), (method, response.StatusCode != HttpStatusCode.MethodNotAllowed));
            Assert.Equal(isAllowed ? "" : methods, string.Join(", ", response.Content.Headers.Allow));
        }
    }

    [Theory]
    [InlineData("_catalog?n=1")]
    [InlineData("acme/orders/tags/list?n=1")]
    [InlineData("acme/orders/referrers/sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("acme/none/tags/list")]
    public async Task Head_answers_like_get_without_a_body(string path)
    {
        await using var registry = await RunningRegistry.StartAsync();
        foreach (var (repository, tag) in new[] { ("acme/orders", "1.0.0"), ("acme/orders", "1.1.0"), ("acme/web", "1.0.0") })
            await registry.PushImageAsync(repository, tag);
        using var read = await registry.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative));
        using var head = await registry.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(read.StatusCode, head.StatusCode);
        Assert.Equal(read.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal((await read.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, head.Content.Headers.ContentLength);
        Assert.Equal(read.Headers.TryGetValues("Link", out var link) ? link : [], head.Headers.TryGetValues("Link", out var same) ? same : []);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
