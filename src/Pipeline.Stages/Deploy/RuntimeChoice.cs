namespace Pipeline.Stages.Deploy;

/// <summary>Where charts are deployed to.</summary>
public enum RuntimeChoice
{
    /// <summary>The Kubernetes cluster of the current context when it answers, else the local runtime; the cluster that the environment names, and nothing else.</summary>
    Auto,

    /// <summary>The Kubernetes cluster; an error when it does not answer.</summary>
    Kubernetes,

    /// <summary>The local runtime.</summary>
    Local,
}
