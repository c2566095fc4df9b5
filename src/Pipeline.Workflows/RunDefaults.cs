namespace Pipeline.Workflows;

/// <summary>Defaults of scripts.</summary>
public sealed record RunDefaults
{
    /// <summary>The shell, such as <c>bash</c>; null: the machine's.</summary>
    public string? Shell { get; init; }

    /// <summary>The folder; null: the repository's root.</summary>
    public string? WorkingDirectory { get; init; }
}
