using Pipeline.Core.Vulnerabilities;

namespace Pipeline.Releases.Gates;

/// <summary>One rule over evidence. Everything that it sets must hold.</summary>
public sealed record Criterion
{
    /// <summary>The evidence: the name of a stage, such as <c>UnitTest</c>, or of what a build recorded itself; null: whichever has the metric.</summary>
    public string? Evidence { get; init; }

    /// <summary>The figure, such as <c>coverage.line</c>; null: only the verdict counts.</summary>
    public string? Metric { get; init; }

    /// <summary>What it looks at.</summary>
    public CriterionScope Scope { get; init; }

    /// <summary>The least that the figure may be; null: anything.</summary>
    public double? AtLeast { get; init; }

    /// <summary>The most that the figure may be; null: anything.</summary>
    public double? AtMost { get; init; }

    /// <summary>By how many percent the figure may be worse than that of the last good bundle; null: by any.</summary>
    public double? WorseByAtMostPercent { get; init; }

    /// <summary>From which severity on no vulnerability may be new since the last good bundle; null: no such rule.</summary>
    public Severity? NoNewVulnerabilities { get; init; }

    /// <summary>The vulnerabilities that are put up with.</summary>
    public IReadOnlyList<VulnerabilityException> Exceptions { get; init; } = [];

    /// <summary>How old the evidence may be; null: any age.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Its part in the score of the gate; null: it must hold.</summary>
    public double? Weight { get; init; }

    /// <summary>The modules that it does not look at, by name.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Greater is better, as of a coverage: it has a least and no most.</summary>
    internal bool GreaterIsBetter => AtMost is null;

    /// <summary>What it asks for, for people: <c>coverage.line of UnitTest at least 80</c>.</summary>
    public override string ToString() => CriterionText.Of(this);
}
