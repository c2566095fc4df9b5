using Pipeline.Core.Artifacts;

namespace Pipeline.Tools.Helm;

/// <summary>A chart in an OCI registry.</summary>
/// <param name="Reference"><c>oci://host/prefix/charts/name:version</c>.</param>
/// <param name="Digest">The digest of its manifest, as the registry returned it.</param>
public sealed record PublishedChart(string Reference, Digest Digest);
