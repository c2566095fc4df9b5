using System.Runtime.CompilerServices;
using Pipeline.Workflows.Validation;

namespace Pipeline.Workflows.Steps;

/// <summary>A script. It is a plain text: an expression in it would be pasted into the script, so it is refused; values come by <see cref="Step.Env"/>.</summary>
/// <param name="run">The script.</param>
/// <param name="file">Given by the compiler.</param>
/// <param name="line">Given by the compiler.</param>
public sealed class RunStep(string run, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Step(SourcePlace.Of(file, line))
{
    /// <summary>The script.</summary>
    public string Run { get; } = run;

    /// <summary>The shell; null: the default.</summary>
    public string? Shell { get; init; }

    /// <summary>The folder; null: the default.</summary>
    public string? WorkingDirectory { get; init; }
}
