namespace Pipeline.Workflows.Expressions;

/// <summary>The <c>runner</c> context: the machine that runs the job. Only in steps.</summary>
public static class RunnerContext
{
    /// <summary>Linux, Windows or macOS.</summary>
    public static Expression Os { get; } = new("runner.os", [new(Contexts.Runner)]);

    /// <summary>X86, X64, ARM or ARM64.</summary>
    public static Expression Architecture { get; } = new("runner.arch", [new(Contexts.Runner)]);
}
