namespace Pipeline.Core.Artifacts;

/// <summary>What an <see cref="Artifact"/> is.</summary>
public enum ArtifactKind
{
    /// <summary>A container image.</summary>
    Image,

    /// <summary>A packaged Helm chart.</summary>
    Chart,
}
