namespace Pipeline.Scanning.Sbom;

/// <summary>The image that an SBOM or a scan speaks of.</summary>
/// <param name="Name">The reference by which it was read, such as <c>shop/orders:3f2c…</c>.</param>
/// <param name="Id">The image's id, <c>sha256:…</c>.</param>
internal sealed record ImageSubject(string Name, string Id);
