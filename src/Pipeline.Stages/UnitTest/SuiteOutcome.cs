namespace Pipeline.Stages.UnitTest;

/// <summary>What running a module's tests left behind.</summary>
/// <param name="Results">The files of test results, absolute.</param>
/// <param name="Coverage">The files of coverage, absolute.</param>
/// <param name="Fault">Why the run itself ended badly; null when it ended well.</param>
/// <param name="IfEmpty">What to tell when it ran but the results hold no test: what was expected, and the next step.</param>
internal sealed record SuiteOutcome(IReadOnlyList<string> Results, IReadOnlyList<string> Coverage, string? Fault, string IfEmpty)
{
    /// <summary>What to tell when it ended well and left no results, though that is no fault; null when it is one.</summary>
    public string? Uncounted { get; init; }

    /// <summary>A suite that could not be run.</summary>
    public static SuiteOutcome Failed(string fault) => new([], [], fault, fault);

    /// <summary>The folder of result files in the stage's output.</summary>
    public const string ResultsFolder = "results";

    /// <summary>The folder of coverage files in the stage's output.</summary>
    public const string CoverageFolder = "coverage";
}
