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
}
