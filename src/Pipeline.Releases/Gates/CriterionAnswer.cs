using Pipeline.Releases.Evidence;

namespace Pipeline.Releases.Gates;

/// <summary>What a criterion says about a module or the application.</summary>
internal sealed record CriterionAnswer
{
    /// <summary>The criterion.</summary>
    public required Criterion Criterion { get; init; }

    /// <summary>The module; null: the application.</summary>
    public string? Module { get; init; }

    /// <summary>Whether the module asks it itself, beyond the common minimum (O3).</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether it holds.</summary>
    public required CriterionVerdict Verdict { get; init; }

    /// <summary>The figure; null when there is none.</summary>
    public double? Value { get; init; }

    /// <summary>What it looked at; null when that is missing.</summary>
    public RecordedEvidence? Evidence { get; init; }

    /// <summary>Why it does not hold; null when it does.</summary>
    public string? Fault { get; init; }

    /// <summary>The module, or that it is the application.</summary>
    public string Of => Module ?? "the application";
}
