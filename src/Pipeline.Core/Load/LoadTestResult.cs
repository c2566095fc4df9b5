namespace Pipeline.Core.Load;

/// <summary>One load test and what it found.</summary>
internal sealed record LoadTestResult
{
    /// <summary>The module that the requests went to.</summary>
    public required string Module { get; init; }

    /// <summary>Whether it is about the whole application.</summary>
    public bool IsOfApplication { get; init; }

    /// <summary>What was asked: method and address.</summary>
    public required string Request { get; init; }

    /// <summary>The rate that was wanted, in requests a second; null: as many as it takes.</summary>
    public double? WantedRate { get; init; }

    /// <summary>How many requests were under way at most.</summary>
    public required int Connections { get; init; }

    /// <summary>What was measured.</summary>
    public required LoadMeasurement Measured { get; init; }

    /// <summary>What does not hold, a sentence each; empty: all does.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>What makes less of it than is declared, a part of a sentence each: then it is no evidence. Empty: nothing does.</summary>
    public IReadOnlyList<string> Shortfalls { get; init; } = [];

    /// <summary>The percentile file, relative to the artifacts folder; null: none.</summary>
    public string? Histogram { get; init; }
}
