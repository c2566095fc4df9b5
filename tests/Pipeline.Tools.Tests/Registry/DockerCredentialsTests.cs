using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Registry;
using Pipeline.Tools.Tests.Provisioning;

namespace Pipeline.Tools.Tests.Registry;

public sealed class DockerCredentialsTests : IDisposable
{
    private readonly TempDirectory _home = new();
    private readonly ScriptedProcesses _processes = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("registry.example.org")]
    [InlineData("127.0.0.1:5557")]
    public async Task A_login_is_found_by_its_host(string host)
    {
        var credential = await FindAsync($$"""{"auths":{"{{host}}":{"auth":"{{Convert.ToBase64String("ada:s3:cret"u8)}}"} } }""", host);
        Assert.Equal(("ada", "s3:cret"), (credential?.UserName, credential?.Secret));
    }

    [Fact]
    public async Task Docker_Hub_is_kept_under_its_old_address()
    {
        var credential = await FindAsync($$"""{"auths":{"https://index.docker.io/v1/":{"auth":"{{Convert.ToBase64String("ada:s3cret"u8)}}"} } }""", "docker.io");
        Assert.Equal("ada", credential?.UserName);
    }

    [Fact]
    public async Task A_helper_of_the_host_is_asked_before_the_file()
    {
        _processes.Answer("docker-credential-vault get", """{"ServerURL":"registry.example.org","Username":"eve","Secret":"t0ken"}""");
        var credential = await FindAsync("""{"credHelpers":{"registry.example.org":"vault"},"auths":{"registry.example.org":{"auth":"YTpi"}}}""", "registry.example.org");
        Assert.Equal("eve", credential?.UserName);
    }

    [Fact]
    public async Task An_identity_token_is_told_from_a_password()
    {
        var credential = await FindAsync("""{"auths":{"registry.example.org":{"identitytoken":"t0ken"}}}""", "registry.example.org");
        Assert.True(credential?.IsIdentityToken);
    }

    [Theory]
    [InlineData("""{"auths":{"registry.example.org":{} } }""")]
    [InlineData("""{"credsStore":"vault"}""")]
    [InlineData("{}")]
    public async Task A_host_without_a_login_stays_anonymous(string json)
    {
        _processes.Answer("docker-credential-vault get", "credentials not found in native keychain", 1);
        Assert.Null(await FindAsync(json, "registry.example.org"));
    }

    [Fact]
    public async Task A_helpers_name_cannot_be_a_path()
    {
        await Assert.ThrowsAsync<PipelineException>(() => FindAsync("""{"credsStore":"x/../../tmp/evil"}""", "registry.example.org"));
        Assert.Empty(_processes.Commands);
    }

    [Theory]
    [InlineData("{\"auths\":{\"registry.example.org\":{\"auth\":\"s3cret")]
    [InlineData("{\"auths\":{\"registry.example.org\":{\"auth\":\"!s3cret!\"}}}")]
    public async Task A_broken_file_is_named_without_what_is_in_it(string json)
    {
        var exception = await Assert.ThrowsAsync<PipelineException>(() => FindAsync(json, "registry.example.org"));
        Assert.Contains(_home["config.json"], exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_credentials_text_is_its_user() => Assert.Equal("ada", new RegistryCredential("ada", "s3cret").ToString());

    private Task<RegistryCredential?> FindAsync(string json, string host) =>
        new DockerCredentials(_processes, [_home["absent.json"], _home.Write("config.json", json)]).FindAsync(host, TestContext.Current.CancellationToken);
}
