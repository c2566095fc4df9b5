using Pipeline.Core.Errors;

namespace Pipeline.Tools.Registry;

public class RegistryAddressTests
{
    [Theory]
    [InlineData("docker.io/acme", "docker.io", "acme", false)]
    [InlineData("ghcr.io/acme/shop", "ghcr.io", "acme/shop", false)]
    [InlineData("127.0.0.1:5000", "127.0.0.1:5000", "", true)]
    [InlineData("localhost:5000/shop", "localhost:5000", "shop", true)]
    public void An_address_is_a_host_and_an_optional_path(string text, string host, string prefix, bool plainHttp) =>
        Assert.Equal(new RegistryAddress(host, prefix) { PlainHttp = plainHttp }, RegistryAddress.Parse(text));

    [Theory]
    [InlineData("acme/shop")]
    [InlineData("https://ghcr.io/acme")]
    [InlineData("user:secret@ghcr.io/acme")]
    [InlineData("ghcr.io/ACME")]
    [InlineData("ghcr.io/../acme")]
    [InlineData("")]
    public void What_is_no_address_is_refused(string text) => Assert.Throws<PipelineException>(() => RegistryAddress.Parse(text));
}
