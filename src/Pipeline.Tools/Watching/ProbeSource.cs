using Pipeline.Core.Load;
using Pipeline.Core.Watching;
using Pipeline.Tools.Load;

namespace Pipeline.Tools.Watching;

/// <summary>Asks a service a few times a second, by the built-in generator, from one look to the next.</summary>
internal sealed class ProbeSource(WatchSettings settings, Func<CancellationToken, Task<Uri>> findService, TimeProvider time) : IWatchSource
{
    private const int Connections = 4;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public string Name => $"probe {settings.ProbePath}";

    /// <inheritdoc/>
    public bool LastsToNext => true;

    /// <inheritdoc/>
    public async Task<WatchSample> LookAsync(CancellationToken cancellationToken)
    {
        var target = new Uri(await findService(cancellationToken), settings.ProbePath);
        var load = new LoadTestSettings
        {
            Path = settings.ProbePath,
            Rate = settings.ProbeRate,
            Duration = settings.Interval,
            WarmUp = TimeSpan.Zero,
            Connections = Connections,
            Timeout = settings.Interval < LongestWait ? settings.Interval : LongestWait,
        };
        var measured = await new OpenLoopGenerator(time).RunAsync(load, target, cancellationToken);
        var latencies = new LatencyCounts();
        foreach (var (ms, count) in measured.Counts)
            latencies.Add(ms, count);
        return new WatchSample(time.GetUtcNow(), measured.Requests, measured.Errors.Total, latencies, measured.Errors.Examples is [var example, ..] ? example : null);
    }
}
