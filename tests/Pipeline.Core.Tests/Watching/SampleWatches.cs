using Pipeline.Core.Watching;

namespace Pipeline.Core.Tests.Watching;

internal static class SampleWatches
{
    private static readonly DateTimeOffset Began = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static WatchRecord Breached { get; } = new()
    {
        Application = "shop",
        Environment = "production",
        Release = "2026-11-25.1",
        Who = "ada",
        StartedAt = Began,
        EndedAt = Began.AddSeconds(45),
        Outcome = WatchOutcome.Breached,
        Consequence = "production went back to what ran before.",
        Modules =
        [
            new WatchedModule
            {
                Name = "web",
                Source = "metrics /metrics",
                Judged = true,
                Metrics = new Dictionary<string, double> { ["watch.requests"] = 220, ["watch.errorRate"] = 0.05, ["watch.p95Ms"] = 180, ["watch.p99Ms"] = 240 },
                Observations =
                [
                    new WatchObservation { At = Began, Requests = 0 },
                    new WatchObservation { At = Began.AddSeconds(15), Requests = 100, ErrorRate = 0, P95Ms = 90, P99Ms = 120 },
                    new WatchObservation { At = Began.AddSeconds(30), Requests = 100, Unanswered = "http://127.0.0.1:1/metrics does not answer: Connection refused" },
                    new WatchObservation { At = Began.AddSeconds(45), Requests = 220, ErrorRate = 0.05, P95Ms = 180, P99Ms = 240, Breaches = ["5 % of 220 requests failed, at most 1 % may"] },
                ],
            },
        ],
    };
}
