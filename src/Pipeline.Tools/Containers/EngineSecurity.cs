using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Handler.Abstractions;

namespace Pipeline.Tools.Containers;

/// <summary>Decides whether Docker is spoken to by TLS, and with which certificates, by the rules of its own client.</summary>
internal static class EngineSecurity
{
    public static IAuthProvider Of(Uri address, DockerConfig config, EngineSettings settings)
    {
        if (settings.DockerHost is null && ContextOf(config, settings) is { } context)
            return Directory.Exists(context.Certificates) || address.Scheme == Uri.UriSchemeHttps ? new EngineTls(context.Certificates, context.Verify) : NoopAuthProvider.Instance;
        return settings.DockerTlsVerify is not null || settings.DockerTlsOnly || address.Scheme == Uri.UriSchemeHttps
            ? new EngineTls(settings.DockerCertificates ?? settings.DockerFolder, !settings.DockerTlsOnly)
            : NoopAuthProvider.Instance;
    }

    // contexts/meta/<hash>/meta.json says what a context is, contexts/tls/<hash>/docker/ has its certificates.
    private static (string Certificates, bool Verify)? ContextOf(DockerConfig config, EngineSettings settings)
    {
        if ((settings.DockerContext ?? CurrentContext(config)) is not { } name || name == "default")
            return null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        var contexts = Path.Combine(settings.DockerFolder, "contexts");
        using var meta = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(contexts, "meta", hash, "meta.json")));
        var skips = meta.RootElement.TryGetProperty("Endpoints", out var endpoints) && endpoints.TryGetProperty("docker", out var docker)
            && docker.TryGetProperty("SkipTLSVerify", out var skip) && skip.ValueKind == JsonValueKind.True;
        return (Path.Combine(contexts, "tls", hash, "docker"), !skips);
    }

    private static string? CurrentContext(DockerConfig config)
    {
        if (!config.Exists)
            return null;
        using var file = config.Parse();
        return file.RootElement.TryGetProperty("currentContext", out var current) && current.GetString() is { Length: > 0 } name ? name : null;
    }
}
