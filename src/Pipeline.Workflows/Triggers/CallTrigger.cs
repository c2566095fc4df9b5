using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Inputs;

namespace Pipeline.Workflows.Triggers;

/// <summary>Another workflow calls this one.</summary>
public sealed class CallTrigger
{
    /// <summary>What the caller gives.</summary>
    public IReadOnlyList<CallInput> Inputs { get; init; } = [];

    /// <summary>The secrets that the caller hands on, by name. None is required: an environment may have its own.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    /// <summary>What the caller gets back, by name: outputs of this workflow's jobs.</summary>
    public OrderedDictionary<string, JobOutput> Outputs { get; init; } = [];
}
