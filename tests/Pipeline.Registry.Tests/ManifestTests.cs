using System.Net;
using Pipeline.Core.Artifacts;

namespace Pipeline.Registry.Tests;

public sealed class ManifestTests
{
    [Fact]
    public async Task A_manifest_is_read_by_tag_and_by_digest()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var digest = await registry.PushImageAsync("acme/orders", "1.0.0");
        foreach (var reference in (string[])["1.0.0", digest.Value])
        {
            using var response = await registry.GetAsync($"acme/orders/manifests/{reference}");
            Assert.Equal(RunningRegistry.OciManifest, response.Content.Headers.ContentType?.MediaType);
            Assert.Equal(digest.Value, Assert.Single(response.Headers.GetValues("Docker-Content-Digest")));
            Assert.Equal(digest, Digest.Of(await response.Content.ReadAsByteArrayAsync()));
        }
    }

    [Fact]
    public async Task A_moved_tag_leaves_the_old_manifest_readable_by_its_digest()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var old = await registry.PushImageAsync("acme/orders", "dev", "one");
        var now = await registry.PushImageAsync("acme/orders", "dev", "two");
        using var tagged = await registry.GetAsync("acme/orders/manifests/dev");
        Assert.Equal(now.Value, Assert.Single(tagged.Headers.GetValues("Docker-Content-Digest")));
        using var byDigest = await registry.GetAsync($"acme/orders/manifests/{old}");
        Assert.Equal(HttpStatusCode.OK, byDigest.StatusCode);
    }

    [Fact]
    public async Task A_manifest_whose_blobs_were_not_pushed_is_refused_naming_them()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var manifest = await registry.DescribeImageAsync("acme/orders", "layer");
        var missing = Digest.Of("never pushed"u8);
        using var response = await registry.PutManifestAsync("acme/orders", "1.0.0", manifest.Replace(Digest.Of("layer"u8).Value, missing.Value, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Contains("MANIFEST_BLOB_UNKNOWN", body, StringComparison.Ordinal);
        Assert.Contains(missing.Value, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_needs_its_manifests_in_the_same_repository()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var child = await registry.PushImageAsync("acme/orders", "amd64");
        var size = (await registry.ReadAsync("acme/orders/manifests/amd64")).Length;
        var index = $$"""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"{{RunningRegistry.OciManifest}}","digest":"{{child}}","size":{{size}}}]}""";
        using var elsewhere = await registry.PutManifestAsync("acme/other", "1.0.0", index, "application/vnd.oci.image.index.v1+json");
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
        using var here = await registry.PutManifestAsync("acme/orders", "1.0.0", index, "application/vnd.oci.image.index.v1+json");
        Assert.Equal(HttpStatusCode.Created, here.StatusCode);
    }

    [Theory]
    [InlineData("not json", RunningRegistry.OciManifest)]
    [InlineData("""{"schemaVersion":1}""", RunningRegistry.OciManifest)]
    [InlineData("""{"schemaVersion":2,"config":null,"layers":[]}""", RunningRegistry.OciManifest)]
    [InlineData("""{"schemaVersion":2}""", "text/plain")]
    [InlineData("""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}""", RunningRegistry.OciManifest)]
    [InlineData("""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[],"layers":[]}""", "application/vnd.oci.image.index.v1+json")]
    [InlineData("""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[],"manifests":[]}""", "application/vnd.oci.image.index.v1+json")]
    [InlineData("""{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[],"annotations":{"a":"1","a":"2"}}""", "application/vnd.oci.image.index.v1+json")]
    [InlineData("""{"schemaVersion":2,"config":{"digest":"sha256:../../etc/passwd","mediaType":"a","size":1},"layers":[]}""", RunningRegistry.OciManifest)]
    public async Task What_is_no_manifest_is_refused(string content, string mediaType)
    {
        await using var registry = await RunningRegistry.StartAsync();
        using var response = await registry.PutManifestAsync("acme/orders", "1.0.0", content, mediaType);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("MANIFEST_INVALID", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layers", "[null]")]
    [InlineData("layers", """[{"mediaType":null,"digest":"{layer}","size":5}]""")]
    [InlineData("layers", """[{"mediaType":"a","digest":null,"size":5}]""")]
    [InlineData("layers", """[{"mediaType":"a","digest":"{layer}","size":-5}]""")]
    [InlineData("layers", """[{"mediaType":"a","digest":"{layer}","size":6}]""")]
    [InlineData("layers", """[{"mediaType":"a","digest":"{layer}","size":99999999999999999999}]""")]
    [InlineData("layers", """[{"mediaType":"a","digest":"{layer}","size":5,"urls":[null]}]""")]
    [InlineData("layers", """[{"mediaType":"a","digest":"{layer}","size":5,"annotations":{"a":null}}]""")]
    [InlineData("subject", """{"mediaType":"a","digest":"{layer}","size":-1}""")]
    [InlineData("annotations", """{"a":null}""")]
    [InlineData("manifests", "[null]")]
    [InlineData("manifests", "[]")]
    public async Task A_manifest_with_descriptors_that_are_none_or_lie_is_refused(string member, string value)
    {
        await using var registry = await RunningRegistry.StartAsync();
        var whole = System.Text.Json.Nodes.JsonNode.Parse(await registry.DescribeImageAsync("acme/orders", "layer"))!;
        whole[member] = System.Text.Json.Nodes.JsonNode.Parse(value.Replace("{layer}", Digest.Of("layer"u8).Value, StringComparison.Ordinal));
        using var response = await registry.PutManifestAsync("acme/orders", "1.0.0", whole.ToJsonString());
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("MANIFEST_INVALID", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_of_more_than_4_MiB_is_refused()
    {
        await using var registry = await RunningRegistry.StartAsync();
        using var response = await registry.PutManifestAsync("acme/orders", "1.0.0", new string(' ', (4 << 20) + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_manifest_put_under_another_digest_than_its_own_is_refused()
    {
        await using var registry = await RunningRegistry.StartAsync();
        using var response = await registry.PutManifestAsync("acme/orders", Digest.Of("x"u8).Value, await registry.DescribeImageAsync("acme/orders", "layer"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("DIGEST_INVALID", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_a_tag_keeps_the_manifest_and_deleting_the_digest_takes_every_tag()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var digest = await registry.PushImageAsync("acme/orders", "1.0.0");
        await registry.PushImageAsync("acme/orders", "1.0");
        await DeleteAsync(registry, "1.0", HttpStatusCode.Accepted);
        Assert.Equal("""{"name":"acme/orders","tags":["1.0.0"]}""", await registry.ReadAsync("acme/orders/tags/list"));
        await DeleteAsync(registry, "1.0.0", HttpStatusCode.Accepted);
        using (var byDigest = await registry.GetAsync($"acme/orders/manifests/{digest}"))
            Assert.Equal(HttpStatusCode.OK, byDigest.StatusCode);
        await registry.PushImageAsync("acme/orders", "2.0.0");
        await DeleteAsync(registry, digest.Value, HttpStatusCode.Accepted);
        await DeleteAsync(registry, digest.Value, HttpStatusCode.NotFound);
        Assert.Equal("""{"name":"acme/orders","tags":[]}""", await registry.ReadAsync("acme/orders/tags/list"));
    }

    [Fact]
    public async Task Concurrent_pushes_lose_no_tag()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var manifest = await registry.DescribeImageAsync("acme/orders", "layer");
        var tags = Enumerable.Range(0, 60).Select(number => $"t{number:00}").ToList();
        await Task.WhenAll(tags.Select(async tag =>
        {
            using var response = await registry.PutManifestAsync("acme/orders", tag, manifest);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        }));
        Assert.Equal($$"""{"name":"acme/orders","tags":["{{string.Join("\",\"", tags)}}"]}""", await registry.ReadAsync("acme/orders/tags/list"));
    }

    [Fact]
    public async Task Referrers_are_found_and_filtered_by_type()
    {
        await using var registry = await RunningRegistry.StartAsync();
        var subject = await registry.PushImageAsync("acme/orders", "1.0.0");
        string About(string type) => $$""" "artifactType":"{{type}}","annotations":{"note":"{{type}}"},"subject":{"mediaType":"{{RunningRegistry.OciManifest}}","digest":"{{subject}}","size":1},""";
        using (var put = await registry.PutManifestAsync("acme/orders", "sbom", await registry.DescribeImageAsync("acme/orders", "sbom", About("application/vnd.cyclonedx+json"))))
            Assert.Equal(subject.Value, Assert.Single(put.Headers.GetValues("OCI-Subject")));
        var signature = await registry.PushImageAsync("acme/orders", "signature", "signature", About("application/vnd.example.signature"));

        Assert.Contains("cyclonedx", await registry.ReadAsync($"acme/orders/referrers/{subject}"), StringComparison.Ordinal);
        using var filtered = await registry.GetAsync($"acme/orders/referrers/{subject}?artifactType=application/vnd.example.signature");
        Assert.Equal("artifactType", Assert.Single(filtered.Headers.GetValues("OCI-Filters-Applied")));
        var body = await filtered.Content.ReadAsStringAsync();
        Assert.Contains(signature.Value, body, StringComparison.Ordinal);
        Assert.Contains("\"note\":\"application/vnd.example.signature\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("cyclonedx", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_referrers_has_an_empty_index()
    {
        await using var registry = await RunningRegistry.StartAsync();
        using var response = await registry.GetAsync($"acme/orders/referrers/{Digest.Of("x"u8)}");
        Assert.Equal("application/vnd.oci.image.index.v1+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("""{"manifests":[],"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json"}""", await response.Content.ReadAsStringAsync());
    }

    private static async Task DeleteAsync(RunningRegistry registry, string reference, HttpStatusCode expected)
    {
        using var response = await registry.Http.DeleteAsync(new Uri($"acme/orders/manifests/{reference}", UriKind.Relative));
        Assert.Equal(expected, response.StatusCode);
    }
}
