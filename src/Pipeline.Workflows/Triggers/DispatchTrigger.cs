using Pipeline.Workflows.Inputs;

namespace Pipeline.Workflows.Triggers;

/// <summary>A person starts the workflow and fills in its inputs.</summary>
public sealed class DispatchTrigger
{
    /// <summary>The inputs in the order of the form; at most 25.</summary>
    public IReadOnlyList<WorkflowInput> Inputs { get; init; } = [];
}
