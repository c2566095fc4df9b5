namespace Pipeline.Core.Watching;

/// <summary>What was seen of an environment after a deployment: <c>artifacts/watch.json</c>.</summary>
internal sealed record WatchRecord
{
    /// <summary>The version of the schema.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The release that ran there, by the ledger; null: none is known to.</summary>
    public string? Release { get; init; }

    /// <summary>Who watched; null: nobody knows.</summary>
    public string? Who { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>How it ended.</summary>
    public required WatchOutcome Outcome { get; init; }

    /// <summary>What became of the environment after a breach, a sentence; null: nothing.</summary>
    public string? Consequence { get; init; }

    /// <summary>The modules that were watched.</summary>
    public required IReadOnlyList<WatchedModule> Modules { get; init; }

    /// <summary>How it ends when no more is known than what was seen.</summary>
    public static WatchOutcome OutcomeOf(IReadOnlyList<WatchedModule> modules)
    {
        ArgumentNullException.ThrowIfNull(modules);
        return modules.Any(module => module.Breaches.Count > 0) ? WatchOutcome.Breached : modules.All(module => module.Judged) ? WatchOutcome.Passed : WatchOutcome.Inconclusive;
    }
}
