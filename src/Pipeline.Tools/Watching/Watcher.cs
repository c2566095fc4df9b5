using Pipeline.Core.Errors;
using Pipeline.Core.Watching;

namespace Pipeline.Tools.Watching;

/// <summary>Looks at services again and again, until the time is over or a threshold does not hold.</summary>
internal sealed class Watcher(WatchSettings settings, TimeProvider time)
{
    /// <summary>Watches.</summary>
    /// <param name="sources">How each module is looked at.</param>
    /// <param name="tell">Told of each look.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    public async Task<IReadOnlyList<WatchedModule>> RunAsync(IReadOnlyList<(string Module, IWatchSource Source)> sources, Action<string, WatchObservation> tell, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(tell);
        List<Seen> seen = [.. sources.Select(source => new Seen(source.Module, source.Source, new WatchJudge(settings), []))];
        var began = time.GetTimestamp();
        var looks = (int)Math.Ceiling(settings.Duration / settings.Interval);
        // What only takes a moment needs one look more, to tell of the last part of the time.
        for (var look = 0; look <= looks && !seen.Exists(one => one.IsBreached); look++)
        {
            await WaitAsync(began, look * settings.Interval, cancellationToken);
            try
            {
                await Task.WhenAll(seen.Where(one => look < looks || !one.Source.LastsToNext).Select(one => LookAsync(one, tell, cancellationToken)));
            }
            catch (OperationCanceledException) when (seen.Exists(one => one.IsBreached))
            {
                // A breach was seen, whoever interrupts now.
            }
        }

        return [.. seen.Select(one => new WatchedModule { Name = one.Module, Source = one.Source.Name, Judged = one.Judge.HasJudged, Metrics = one.Judge.Metrics, Observations = one.Observations })];
    }

    private async Task LookAsync(Seen one, Action<string, WatchObservation> tell, CancellationToken cancellationToken)
    {
        WatchObservation observation;
        try
        {
            observation = one.Judge.Add(await one.Source.LookAsync(cancellationToken));
        }
        catch (PipelineException exception)
        {
            observation = one.Judge.Fail(time.GetUtcNow(), exception.Message.Split('\n')[0]);
        }

        one.Observations.Add(observation);
        tell(one.Module, observation);
    }

    private async Task WaitAsync(long began, TimeSpan due, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (due - time.GetElapsedTime(began) is { Ticks: > 0 } left)
            await Task.Delay(left, time, cancellationToken);
    }

    private sealed record Seen(string Module, IWatchSource Source, WatchJudge Judge, List<WatchObservation> Observations)
    {
        public bool IsBreached => Observations is [.., { Breaches.Count: > 0 }];
    }
}
