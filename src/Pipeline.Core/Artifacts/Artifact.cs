namespace Pipeline.Core.Artifacts;

/// <summary>An image or a chart, identified by its digest; it never changes (requirement O1).</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Reference">Where it is: <c>registry/repository:tag</c>, or <c>oci://registry/repository/chart:version</c>.</param>
/// <param name="Digest">The digest that the registry returned.</param>
public sealed record Artifact(ArtifactKind Kind, string Reference, Digest Digest);
