using Pipeline.Core.Load;
using Pipeline.Core.Runs;

namespace Pipeline.Core.Tests.Load;

internal static class SampleLoads
{
    public static LoadMeasurement Measured { get; } = new()
    {
        Generator = "built-in",
        IsOpenLoop = true,
        CountsFromDue = true,
        DurationMs = 2000,
        Rate = 99.5,
        Requests = 200,
        Errors = new LoadErrors { Status = 1, Timeout = 1, Refused = 1, Connection = 1, Examples = ["answer 503"] },
        Latency = new LoadLatency(2.5, 2, 3, 4, 80, 1000, 1001.5),
        Percentiles = [new LoadPercentile(0, 1), new LoadPercentile(50, 2), new LoadPercentile(95, 4), new LoadPercentile(99, 80), new LoadPercentile(99.9, 1000), new LoadPercentile(100, 1001.5)],
        Timeline = [new LoadInterval(0, 100, 0, 2, 3, 5), new LoadInterval(1000, 100, 4, 2, 40, 1001.5)],
        Histogram = "Value Percentile",
    };

    public static LoadTestResult Result { get; } = new()
    {
        Module = "web",
        Request = "GET http://127.0.0.1:8080/",
        WantedRate = 100,
        Connections = 20,
        Measured = Measured,
        Faults = ["2 % of the requests failed, at most 1 % may (such as: answer 503)"],
        Histogram = "web/load-test/latency.hgrm",
    };

    public static LoadRecord Record { get; } = new()
    {
        Application = "shop",
        Environment = "staging",
        Release = "2026-11-25.1",
        Who = "ada",
        StartedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Verdict = RunVerdict.Failed,
        Tests = [Result],
    };
}
