namespace Pipeline.Tools.Containers;

/// <summary>What a container is doing.</summary>
public enum ContainerStatus
{
    /// <summary>Created and never started.</summary>
    Created,

    /// <summary>Running (or paused).</summary>
    Running,

    /// <summary>Ended, by itself or stopped; the engine may start it again.</summary>
    Exited,
}
