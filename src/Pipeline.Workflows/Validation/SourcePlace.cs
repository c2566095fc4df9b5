namespace Pipeline.Workflows.Validation;

/// <summary>Where in C# a part of a workflow was made.</summary>
/// <param name="File">The source file's name.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record SourcePlace(string File, int Line)
{
    /// <summary>The place that the compiler's caller information names.</summary>
    public static SourcePlace Of(string path, int line)
    {
        ArgumentNullException.ThrowIfNull(path);
        // Compiled on another system, the path may have the other separator.
        return new SourcePlace(path[(path.LastIndexOfAny(['/', '\\']) + 1)..], line);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}";
}
