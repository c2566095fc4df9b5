namespace Pipeline.Workflows.Inputs;

/// <summary>A text. In a script it is used through <c>env</c> only.</summary>
/// <param name="name">The name: letters, digits, hyphens, underscores.</param>
public sealed class TextInput(string name) : CallInput(name)
{
    /// <summary>The value when none is given; null: empty.</summary>
    public string? Default { get; init; }

    internal override string Type => "string";
}
