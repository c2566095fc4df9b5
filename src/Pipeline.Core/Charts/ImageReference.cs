using Pipeline.Core.Artifacts;

namespace Pipeline.Core.Charts;

/// <summary>An image as a chart names it: <c>repository[:tag][@digest]</c>.</summary>
/// <param name="Repository">Registry and repository, such as <c>ghcr.io/acme/orders</c>.</param>
/// <param name="Tag">The tag; null when there is none.</param>
/// <param name="Digest">The digest; null when the image is not pinned.</param>
internal sealed record ImageReference(string Repository, string? Tag = null, Digest? Digest = null)
{
    /// <summary>Reads a reference. A digest of another kind than SHA-256 counts as none.</summary>
    public static ImageReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        Digest? digest = at >= 0 && Artifacts.Digest.TryParse(text[(at + 1)..], out var parsed) ? parsed : null;
        var name = at >= 0 ? text[..at] : text;
        // A colon before the last slash belongs to the registry's port.
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/')
            ? new ImageReference(name[..colon], name[(colon + 1)..], digest)
            : new ImageReference(name, null, digest);
    }

    /// <summary>The reference as engines and Kubernetes read it.</summary>
    public override string ToString() => $"{Repository}{(Tag is null ? "" : $":{Tag}")}{(Digest is null ? "" : $"@{Digest}")}";
}
