namespace Pipeline.Stages;

/// <summary>What a stage uses most; the runner bounds the number of stages per resource.</summary>
public enum Resource
{
    /// <summary>Processor time on this machine.</summary>
    Cpu,

    /// <summary>The container engine.</summary>
    Engine,

    /// <summary>The network.</summary>
    Network,

    /// <summary>The cluster that is deployed to.</summary>
    Cluster,
}
