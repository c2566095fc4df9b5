using System.Net;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Registry;

/// <summary>A place in an OCI registry where the images and charts of an application are.</summary>
/// <param name="Host">Host and port, such as <c>127.0.0.1:5557</c> or <c>docker.io</c>.</param>
/// <param name="Prefix">The path before the module's name, such as <c>acme</c>; empty: none.</param>
public sealed record RegistryAddress(string Host, string Prefix)
{
    /// <summary>True for http instead of https; only a loopback address may be one.</summary>
    public bool PlainHttp { get; init; }

    /// <summary>Reads an address as people write it: <c>docker.io/acme</c>, <c>ghcr.io/acme/shop</c>, <c>127.0.0.1:5000</c>. A loopback host is spoken to without TLS.</summary>
    /// <exception cref="PipelineException"><paramref name="text"/> is no host with an optional path.</exception>
    public static RegistryAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (host, prefix) = slash < 0 ? (text, "") : (text[..slash], text[(slash + 1)..]);
        var isHost = Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var uri) && uri.Authority == host && (host.Contains('.', StringComparison.Ordinal) || host.Contains(':', StringComparison.Ordinal) || host == "localhost");
        if (!isHost || (prefix.Length > 0 && !RegistryName.IsRepository(prefix)))
            throw new PipelineException($"'{text}' is no registry. Expected a host and an optional lower-case path, such as docker.io/acme or 127.0.0.1:5000.");
        var address = new RegistryAddress(host, prefix);
        return address with { PlainHttp = address.IsLoopback };
    }

    /// <summary>True when the registry is on this machine.</summary>
    public bool IsLoopback => Uri.TryCreate($"http://{Host}", UriKind.Absolute, out var uri)
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    /// <summary>The repository of a module's image, without tag: <c>host/prefix/module</c>.</summary>
    public string ImageRepository(string module) => Join(Host, Prefix, module);

    /// <summary>The same repository as the registry names it, without the host: <c>prefix/module</c>.</summary>
    public string ImagePath(string module) => Join(Prefix, module);

    /// <summary>The parent of the charts, as Helm writes it: <c>oci://host/prefix/charts</c>.</summary>
    public string ChartParent => "oci://" + Join(Host, Prefix, "charts");

    /// <summary>The repository of a module's chart as the registry names it, without the host: <c>prefix/charts/module</c>.</summary>
    public string ChartPath(string module) => Join(Prefix, "charts", module);

    private static string Join(params string[] parts) => string.Join('/', parts.Where(part => part.Length > 0));
}
