namespace Pipeline.Tools.Downloads;

/// <summary>A program that the pipeline uses and can fetch.</summary>
internal sealed record ToolDefinition
{
    /// <summary>The program's name, on PATH and in messages.</summary>
    public required string Name { get; init; }

    /// <summary>The version that is fetched.</summary>
    public required string Version { get; init; }

    /// <summary>The arguments with which the program prints its version.</summary>
    public required IReadOnlyList<string> VersionArguments { get; init; }

    /// <summary>Whether a program found on PATH will do, by what it printed.</summary>
    public required Func<string, bool> IsSuitable { get; init; }

    /// <summary>What <see cref="IsSuitable"/> asks for, in words, such as <c>3.8 or later</c>.</summary>
    public required string Requirement { get; init; }

    /// <summary>Where it is fetched from; those of this platform are tried in this order.</summary>
    public required IReadOnlyList<ToolSource> Sources { get; init; }
}
