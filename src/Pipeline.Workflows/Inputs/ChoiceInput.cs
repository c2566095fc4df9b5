namespace Pipeline.Workflows.Inputs;

/// <summary>One of a list, chosen in the form of a manual run. A reusable workflow has no such input.</summary>
/// <param name="name">The name: letters, digits, hyphens, underscores.</param>
public sealed class ChoiceInput(string name) : WorkflowInput(name)
{
    /// <summary>What can be chosen; at least one, each once.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>The choice when none is made; null: the first option.</summary>
    public string? Default { get; init; }

    internal override string Type => "choice";
}
