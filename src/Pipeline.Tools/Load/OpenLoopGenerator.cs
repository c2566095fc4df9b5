using Pipeline.Core.Load;

namespace Pipeline.Tools.Load;

/// <summary>
/// The built-in generator: requests are due at a constant rate, whatever the service does, and the latency of each counts from when it was due. So a
/// service that stands still for a second is seen by every request that was due in that second, however few could be sent (coordinated omission is
/// avoided). HTTP/1.1 over kept connections.
/// </summary>
/// <remarks>
/// As many senders as there may be connections take the requests in the order in which they are due. One that finds no sender free within the time of an
/// answer is refused: it is never sent, and counts as failed.
/// </remarks>
internal sealed class OpenLoopGenerator(TimeProvider time) : ILoadGenerator
{
    /// <inheritdoc/>
    public string Name => "built-in";

    /// <inheritdoc/>
    public async Task<LoadMeasurement> RunAsync(LoadTestSettings settings, Uri target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(target);
        using var requests = new LoadRequests(settings, target);
        var rate = settings.Rate ?? LoadTestSettings.DefaultRate;
        var recorder = new LoadRecorder(settings.Duration);
        var schedule = new ArrivalSchedule(rate, settings.WarmUp, settings.Duration, time);
        await Task.WhenAll(Enumerable.Range(0, settings.Connections).Select(_ => Task.Run(() => SendAsync(schedule, requests, recorder, settings.Timeout, cancellationToken), cancellationToken)));
        return recorder.Complete(Name);
    }

    private static async Task SendAsync(ArrivalSchedule schedule, LoadRequests requests, LoadRecorder recorder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        while (schedule.TakeNext() is { } due)
        {
            await schedule.WaitAsync(due, cancellationToken);
            var begun = schedule.Elapsed;
            var (outcome, remark) = begun - due > timeout ? (LoadOutcome.Refused, (string?)null) : await requests.SendAsync(cancellationToken);
            var ended = schedule.Elapsed;
            // A timer may be early by less than a millisecond: that is no latency below nothing.
            if (due >= schedule.MeasuredFrom)
                recorder.Record(due - schedule.MeasuredFrom, begun - schedule.MeasuredFrom, ended - (begun < due ? begun : due), outcome, remark);
        }
    }
}
