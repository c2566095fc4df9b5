namespace Pipeline.Tools.Slack;

/// <summary>What people are told when what was deployed does not do well afterwards (F8).</summary>
internal sealed record WatchNotification : Notification
{
    /// <summary>What runs: the application, and the release when there is one.</summary>
    public required string Subject { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The thresholds that do not hold, a sentence each.</summary>
    public required IReadOnlyList<string> Breaches { get; init; }

    internal override string Sign => Signs.Alarm;

    internal override IEnumerable<string> Details => Breaches;

    private protected override string News => $"{Subject} does not do well in {Environment}";
}
