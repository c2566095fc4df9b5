using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>How many stages run at once (at least one of each resource), how long they may take, and how often a transient fault is tried again.</summary>
internal sealed record RunnerOptions
{
    /// <summary>How many stages use the processor at once. Default: the number of processors.</summary>
    public int CpuLimit { get; init; } = Environment.ProcessorCount;

    /// <summary>How many stages use the container engine at once. Default: the number of processors.</summary>
    public int EngineLimit { get; init; } = Environment.ProcessorCount;

    /// <summary>How many stages use the network at once. Default: 8.</summary>
    public int NetworkLimit { get; init; } = 8;

    /// <summary>How many stages use the cluster at once. Default: 4.</summary>
    public int ClusterLimit { get; init; } = 4;

    /// <summary>How long a stage may take, all its tries together, before it is stopped and fails. Default: one hour.</summary>
    public TimeSpan StageTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Other times for single stages than <see cref="StageTimeout"/>.</summary>
    public IReadOnlyDictionary<Stage, TimeSpan> StageTimeouts { get; init; } = new Dictionary<Stage, TimeSpan>();

    /// <summary>How often a stage is run again after a <see cref="TransientStageException"/>. Default: 3; 0 never tries again.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>For how long after its first <see cref="TransientStageException"/> a stage is begun again. Default: one minute.</summary>
    public TimeSpan RetryTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause before the first new try; every further one is twice as long, with jitter. Default: one second.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    internal int LimitOf(Resource resource) => Math.Max(1, resource switch
    {
        Resource.Cpu => CpuLimit,
        Resource.Engine => EngineLimit,
        Resource.Network => NetworkLimit,
        Resource.Cluster => ClusterLimit,
        _ => throw new ArgumentOutOfRangeException(nameof(resource), resource, null),
    });
}
