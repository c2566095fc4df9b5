namespace Pipeline.Core.Watching.Prometheus;

/// <summary>
/// Makes of counters that stand what happened since the look before. A counter that fell began anew, and counts from nothing; a service of several
/// processes behind one address is told apart by when each began, if they say so.
/// </summary>
/// <param name="since">When the watch began: what a process counted that began later, all of it happened since.</param>
internal sealed class RequestCounters(DateTimeOffset since)
{
    private const int MostProcesses = 1000;
    private static readonly RequestSeries Nothing = new() { Requests = new Dictionary<string, (double, bool)>(), Buckets = new Dictionary<string, SortedDictionary<double, double>>() };
    private readonly Dictionary<double, RequestSeries> _last = [];

    /// <summary>What happened since the same process was seen last; nothing when it was not.</summary>
    public WatchSample Advance(RequestSeries now, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(now);
        var process = now.Process ?? 0;
        var isNew = now.Process is { } began && began > since.ToUnixTimeMilliseconds() / 1000.0;
        var before = _last.GetValueOrDefault(process) ?? (isNew ? Nothing : null);
        if (_last.Count < MostProcesses || _last.ContainsKey(process))
            _last[process] = now;
        return before is null ? new WatchSample(at, 0, 0, new LatencyCounts(), now.Remark) : Difference(before, now, at);
    }

    private static WatchSample Difference(RequestSeries before, RequestSeries now, DateTimeOffset at)
    {
        var (requests, errors) = (0.0, 0.0);
        foreach (var (key, (value, isError)) in now.Requests)
        {
            var increase = Increase(before.Requests.GetValueOrDefault(key).Value, value);
            requests += increase;
            errors += isError ? increase : 0;
        }

        var latencies = new LatencyCounts();
        foreach (var (key, buckets) in now.Buckets)
            Add(latencies, before.Buckets.GetValueOrDefault(key), buckets);
        return new WatchSample(at, requests, errors, latencies, now.Remark);
    }

    private static double Increase(double before, double now) => now >= before ? now - before : now;

    private static void Add(LatencyCounts latencies, SortedDictionary<double, double>? before, SortedDictionary<double, double> now)
    {
        // The buckets of a histogram begin anew together.
        var beganAnew = before is not null && now.Any(bucket => bucket.Value < before.GetValueOrDefault(bucket.Key));
        var lower = 0.0;
        foreach (var (bound, value) in now)
        {
            var upTo = value - (before is null || beganAnew ? 0 : before.GetValueOrDefault(bound));
            if (upTo > lower)
                latencies.Add(bound, upTo - lower);
            else
                latencies.Add(bound, 0);
            lower = Math.Max(lower, upTo);
        }
    }
}
