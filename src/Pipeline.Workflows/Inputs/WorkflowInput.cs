using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows.Inputs;

/// <summary>A typed input of a manual run or of a reusable workflow.</summary>
public abstract class WorkflowInput
{
    private protected WorkflowInput(string name) => Name = Identifier.Require(name, "input");

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it is for, shown in the form of a manual run.</summary>
    public required string Description { get; init; }

    /// <summary>True when a run cannot start without it. Default: false.</summary>
    public bool Required { get; init; }

    /// <summary>The value in this run.</summary>
    public Expression Value => new("inputs." + Name, [new ContextReference(Contexts.Inputs, this, Name)]);

    /// <summary>GitHub's name of the type.</summary>
    internal abstract string Type { get; }
}
