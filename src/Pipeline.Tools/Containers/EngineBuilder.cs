namespace Pipeline.Tools.Containers;

/// <summary>What builds images for an engine's client.</summary>
internal enum EngineBuilder
{
    /// <summary>Docker's classic builder.</summary>
    Classic,

    /// <summary>BuildKit, driven by a client that has it built in (Docker 18.09 to 20.10).</summary>
    BuildKit,

    /// <summary>BuildKit, driven by Docker's buildx plugin.</summary>
    Buildx,

    /// <summary>Buildah, inside Podman.</summary>
    Buildah,
}
