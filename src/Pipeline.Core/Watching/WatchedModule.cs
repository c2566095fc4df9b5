namespace Pipeline.Core.Watching;

/// <summary>What was seen of one module.</summary>
internal sealed record WatchedModule
{
    /// <summary>The module.</summary>
    public required string Name { get; init; }

    /// <summary>What was looked at: <c>metrics http://…</c> or <c>probe http://…</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Whether there ever were enough requests to judge by.</summary>
    public required bool Judged { get; init; }

    /// <summary>The figures of the whole time, by name.</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Every look, oldest first.</summary>
    public required IReadOnlyList<WatchObservation> Observations { get; init; }

    /// <summary>The thresholds that did not hold at the last look.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Breaches => Observations.Count > 0 ? Observations[^1].Breaches : [];
}
