using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pipeline.Testing;

namespace Pipeline.Tools.Tests.Containers;

public sealed class EngineTlsTests : IDisposable
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TempDirectory _folder = new();
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;
    private readonly X509Certificate2 _authority = Authority();

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_engine_of_the_own_authority_is_believed_and_sees_the_clients_certificate()
    {
        WriteCertificates(_authority);
        await using var docker = FakeEngine.OnTcp(_ => FakeEngine.Ping(), Server(_authority, IPAddress.Loopback));
        await using var engine = await EngineVariables.Finder(("DOCKER_HOST", $"tcp://127.0.0.1:{docker.Port}"), ("DOCKER_TLS_VERIFY", "1"), ("DOCKER_CERT_PATH", _folder.Path)).FindAsync("docker", _token);
        Assert.Equal("CN=ada", docker.Client?.Subject);
    }

    [Fact]
    public async Task An_engine_of_another_authority_is_not_believed()
    {
        using var other = Authority();
        WriteCertificates(other);
        await using var docker = FakeEngine.OnTcp(_ => FakeEngine.Ping(), Server(_authority, IPAddress.Loopback));
        var probe = await EngineVariables.Finder(("DOCKER_HOST", $"tcp://127.0.0.1:{docker.Port}"), ("DOCKER_TLS_VERIFY", "1"), ("DOCKER_CERT_PATH", _folder.Path)).ProbeAsync("docker", _token);
        Assert.Null(probe.Engine);
        Assert.Empty(docker.Requests);
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_not_believed()
    {
        WriteCertificates(_authority);
        await using var docker = FakeEngine.OnTcp(_ => FakeEngine.Ping(), Server(_authority, IPAddress.Parse("192.0.2.1")));
        var probe = await EngineVariables.Finder(("DOCKER_HOST", $"tcp://127.0.0.1:{docker.Port}"), ("DOCKER_TLS_VERIFY", "1"), ("DOCKER_CERT_PATH", _folder.Path)).ProbeAsync("docker", _token);
        Assert.Null(probe.Engine);
        Assert.Empty(docker.Requests);
    }

    [Fact]
    public async Task A_context_brings_its_certificates()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData("lab"u8));
        await using var docker = FakeEngine.OnTcp(_ => FakeEngine.Ping(), Server(_authority, IPAddress.Loopback));
        _folder.Write($"contexts/meta/{hash}/meta.json", $$"""{ "Name": "lab", "Endpoints": { "docker": { "Host": "tcp://127.0.0.1:{{docker.Port}}", "SkipTLSVerify": false } } }""");
        WriteCertificates(_authority, $"contexts/tls/{hash}/docker/");
        await using var engine = await EngineVariables.Finder(("DOCKER_CONFIG", _folder.Path), ("DOCKER_CONTEXT", "lab")).FindAsync("docker", _token);
        Assert.Equal("CN=ada", docker.Client?.Subject);
    }

    private static X509Certificate2 Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=authority {Guid.NewGuid():N}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(From, Until);
    }

    private static X509Certificate2 Sign(X509Certificate2 authority, string name, IPAddress? address = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        if (address is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(address);
            request.CertificateExtensions.Add(names.Build());
        }

        using var certificate = request.Create(authority, From, Until, RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    private static SslServerAuthenticationOptions Server(X509Certificate2 authority, IPAddress address) => new()
    {
        ServerCertificate = Sign(authority, "engine", address),
        ClientCertificateRequired = true,
        RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null,
    };

    private void WriteCertificates(X509Certificate2 authority, string folder = "")
    {
        using var client = Sign(authority, "ada");
        using var key = client.GetECDsaPrivateKey()!;
        _folder.Write($"{folder}ca.pem", authority.ExportCertificatePem());
        _folder.Write($"{folder}cert.pem", client.ExportCertificatePem());
        _folder.Write($"{folder}key.pem", key.ExportPkcs8PrivateKeyPem());
    }
}
