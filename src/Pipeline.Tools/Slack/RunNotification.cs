namespace Pipeline.Tools.Slack;

/// <summary>What people are told of a run: that it goes on, or how it ended (C4) and which stages failed (C6).</summary>
internal sealed record RunNotification : Notification
{
    // Slack cuts a long message; the run's page has the whole list.
    private const int MostFailures = 20;

    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>What ran: the workflow's name.</summary>
    public required string Workflow { get; init; }

    /// <summary>The branch or tag that it ran for; null when there was none.</summary>
    public string? Branch { get; init; }

    /// <summary>How it ended; null: it has not.</summary>
    public required RunOutcome? Outcome { get; init; }

    /// <summary>The environment that it deploys to; null: none.</summary>
    public string? Environment { get; init; }

    /// <summary>The modules that it worked on. Default: none are known.</summary>
    public IReadOnlyList<ToldModule> Modules { get; init; } = [];

    /// <summary>The stages that failed. Default: none are known.</summary>
    public IReadOnlyList<FailedStage> Failures { get; init; } = [];

    internal override string Sign => Outcome switch
    {
        RunOutcome.Success => Signs.Good,
        RunOutcome.Cancelled => Signs.Cancelled,
        RunOutcome.Failure => Signs.Bad,
        _ => Signs.Waiting,
    };

    private protected override string News => $"{Application}: {Workflow} {Verb}{(Branch is null ? "" : $" on {Branch}")}";

    internal override IReadOnlyList<ToldModule> Contents => Modules;

    internal override IEnumerable<string> Details => Failures.Count <= MostFailures
        ? Failures.Select(failure => failure.ToString())
        : Failures.Take(MostFailures).Select(failure => failure.ToString()).Append($"and {Failures.Count - MostFailures} more");

    private string Verb => Outcome switch
    {
        RunOutcome.Success => "succeeded",
        RunOutcome.Cancelled => "was cancelled",
        RunOutcome.Failure => "failed",
        _ => Environment is null ? "is running" : $"deploys to {Environment}",
    };
}
