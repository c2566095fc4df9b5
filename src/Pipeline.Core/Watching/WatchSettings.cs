namespace Pipeline.Core.Watching;

/// <summary>How an environment is watched after a deployment (F8): for how long, at what, and what must hold.</summary>
public sealed record WatchSettings
{
    /// <summary>For how long. Default: ten minutes.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often somebody looks. Default: every 15 seconds.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Over which time what was seen is judged. Default: a minute.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The greatest share of requests that may fail, 0 to 1; null: any. Default: 0.01.</summary>
    public double? ErrorRateAtMost { get; init; } = 0.01;

    /// <summary>The most that 95 of 100 requests may take; null: anything.</summary>
    public TimeSpan? P95AtMost { get; init; }

    /// <summary>The most that 99 of 100 requests may take; null: anything.</summary>
    public TimeSpan? P99AtMost { get; init; }

    /// <summary>With fewer requests in the window nothing is judged. Default: 20.</summary>
    public int LeastRequests { get; init; } = 20;

    /// <summary>So many times in a row without an answer of the metrics are a breach; one is none. Default: 3.</summary>
    public int UnansweredInARow { get; init; } = 3;

    /// <summary>The metrics that are read; null: the service is probed.</summary>
    public WatchedMetrics? Metrics { get; init; }

    /// <summary>The path that is asked for when the service is probed. Default: <c>/</c>.</summary>
    public string ProbePath { get; init; } = "/";

    /// <summary>Requests a second when the service is probed. Default: 2.</summary>
    public double ProbeRate { get; init; } = 2;

    /// <summary>The modules that are watched, by name; empty: all that are deployed and have a Service.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>Whether a breach brings the environment back to what ran before. Default: no, people are told.</summary>
    public bool RollsBack { get; init; }
}
