using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Docker.DotNet.Handler.Abstractions;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Containers;

/// <summary>The certificates of an engine that is spoken to by TLS: <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c>, as the docker client keeps them.</summary>
/// <param name="folder">The folder of the three files; those that are not there are left out.</param>
/// <param name="verify">False believes whoever answers (<c>DOCKER_TLS</c>, a context's <c>skip-tls-verify</c>).</param>
internal sealed class EngineTls(string folder, bool verify) : IAuthProvider
{
    public bool TlsEnabled => true;

    public HttpMessageHandler ConfigureHandler(HttpMessageHandler handler)
    {
        Configure((SocketsHttpHandler)handler);
        return handler;
    }

    private void Configure(SocketsHttpHandler handler)
    {
        try
        {
            if (Find("cert.pem") is { } certificate && Find("key.pem") is { } key)
                handler.SslOptions.ClientCertificates = [WithKey(certificate, key)];
            if (!verify)
            {
                // Asked for by the user, in so many words.
#pragma warning disable CA5359
                handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
            }
            else if (Find("ca.pem") is { } authority)
            {
                var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
                policy.CustomTrustStore.ImportFromPemFile(authority);
                handler.SslOptions.CertificateChainPolicy = policy;
            }
        }
        catch (CryptographicException exception)
        {
            // Its message quotes nothing of the files.
            throw new PipelineException($"The certificates in {folder} cannot be read: {exception.Message} 'ca.pem', 'cert.pem' and 'key.pem' were expected, as Docker's documentation has them made.", exception);
        }
    }

    private string? Find(string name) => Path.Combine(folder, name) is var path && File.Exists(path) ? path : null;

    private static X509Certificate2 WithKey(string certificate, string key)
    {
        var pair = X509Certificate2.CreateFromPemFile(certificate, key);
        if (!OperatingSystem.IsWindows())
            return pair;
        // Windows' TLS takes no key that was never in a store.
        using (pair)
            return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pfx), null);
    }
}
