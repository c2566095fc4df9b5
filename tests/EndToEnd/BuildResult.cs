namespace Pipeline.EndToEnd;

/// <summary>How a build ended and what it printed.</summary>
internal sealed record BuildResult(int ExitCode, string Output)
{
    /// <summary>The output with an explanation in front, for a failing assertion.</summary>
    public string Because(string expectation) => $"{expectation}; it ended with {ExitCode}:\n{Output}";
}
