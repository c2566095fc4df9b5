namespace Pipeline.Workflows.Inputs;

/// <summary>A whole number.</summary>
/// <param name="name">The name: letters, digits, hyphens, underscores.</param>
public sealed class NumberInput(string name) : CallInput(name)
{
    /// <summary>The value when none is given; null: none.</summary>
    public int? Default { get; init; }

    internal override string Type => "number";
}
