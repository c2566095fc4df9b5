namespace Pipeline.Workflows.Inputs;

/// <summary>True or false.</summary>
/// <param name="name">The name: letters, digits, hyphens, underscores.</param>
public sealed class BooleanInput(string name) : CallInput(name)
{
    /// <summary>The value when none is given. Default: false.</summary>
    public bool Default { get; init; }

    internal override string Type => "boolean";
}
