namespace Pipeline.Tools.Containers;

/// <summary>Why an image could not be moved between an engine and a registry.</summary>
internal enum EngineFault
{
    /// <summary>Something that only the engine's own words explain.</summary>
    Other,

    /// <summary>The registry does not answer, answers with a 5xx, or broke the connection: it may be gone at the next try.</summary>
    RegistryUnavailable,

    /// <summary>The registry wants other credentials, or does not allow this.</summary>
    Denied,

    /// <summary>A disk is full, on this machine or at the registry.</summary>
    DiskFull,

    /// <summary>The registry has no such image.</summary>
    NotFound,
}
