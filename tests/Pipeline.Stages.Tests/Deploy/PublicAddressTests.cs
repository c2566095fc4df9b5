using Pipeline.Stages.Deploy;

namespace Pipeline.Stages.Tests.Deploy;

public sealed class PublicAddressTests
{
    private const string Service = "kind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80 }] }\n---\n";

    [Fact]
    public void A_chart_without_one_names_none() => Assert.Null(PublicAddress.Of(Service));

    [Theory]
    [InlineData("", "http://web.example/")]
    [InlineData("tls: [{ hosts: [web.example] }], ", "https://web.example/")]
    [InlineData("tls: [{ hosts: [other.example] }], ", "http://web.example/")]
    public void An_ingress_tells_host_and_scheme(string tls, string address) =>
        Assert.Equal(address, PublicAddress.Of($"{Service}kind: Ingress\nspec: {{ {tls}rules: [{{ host: web.example }}] }}\n")?.AbsoluteUri);

    [Theory]
    [InlineData("/shop", "http://web.example/shop")]
    [InlineData("/shop(/|$)(.*)", "http://web.example/")]
    public void An_ingress_tells_a_path_that_is_no_pattern(string path, string address) =>
        Assert.Equal(address, PublicAddress.Of($"kind: Ingress\nspec: {{ rules: [{{ host: web.example, http: {{ paths: [{{ path: '{path}' }}] }} }}] }}\n")?.AbsoluteUri);

    [Theory]
    [InlineData("{ name: gateway }", "http://web.example/")]
    [InlineData("{ name: gateway, sectionName: https-web }", "https://web.example/")]
    public void A_route_tells_its_host(string parent, string address) =>
        Assert.Equal(address, PublicAddress.Of($"kind: HTTPRoute\nspec: {{ parentRefs: [{parent}], hostnames: [web.example] }}\n")?.AbsoluteUri);

    [Theory]
    [InlineData("'*.example'")]
    [InlineData("'user@evil.example'")]
    [InlineData("'web.example/<b>'")]
    [InlineData("{ a: b }")]
    public void What_is_no_host_is_none(string host) => Assert.Null(PublicAddress.Of($"kind: Ingress\nspec: {{ rules: [{{ host: {host} }}] }}\n"));
}
