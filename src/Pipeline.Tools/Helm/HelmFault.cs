namespace Pipeline.Tools.Helm;

/// <summary>Why Helm refused.</summary>
internal enum HelmFault
{
    /// <summary>Something that only Helm's own words explain.</summary>
    Other,

    /// <summary>Another Helm works on the release, or one was killed while it did.</summary>
    OperationInProgress,

    /// <summary>The cluster does not answer.</summary>
    ClusterUnreachable,

    /// <summary>The registry does not answer, answers with a 5xx, or broke the connection.</summary>
    RegistryUnavailable,

    /// <summary>There is no such release, chart or revision.</summary>
    NotFound,

    /// <summary>The resources did not become ready in time.</summary>
    NotReady,
}
