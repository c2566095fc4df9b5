using System.Globalization;
using Pipeline.Core.Text;

namespace Pipeline.Core.Watching;

/// <summary>Judges what is seen of one module over a sliding window. One look without an answer is no breach, several in a row are; by few requests nothing is judged.</summary>
/// <param name="settings">What must hold.</param>
internal sealed class WatchJudge(WatchSettings settings)
{
    private readonly Queue<WatchSample> _window = new();
    private readonly LatencyCounts _latencies = new();
    private (double Requests, double Errors) _all;
    private int _unanswered;

    /// <summary>Whether anything was ever judged: there were enough requests in a window.</summary>
    public bool HasJudged { get; private set; }

    /// <summary>The figures of the whole time.</summary>
    public IReadOnlyDictionary<string, double> Metrics
    {
        get
        {
            Dictionary<string, double> metrics = new() { ["watch.requests"] = _all.Requests, ["watch.errorRate"] = _all.Requests > 0 ? _all.Errors / _all.Requests : 0 };
            if (_latencies.Quantile(0.95) is { } p95)
                metrics["watch.p95Ms"] = p95.Ms;
            if (_latencies.Quantile(0.99) is { } p99)
                metrics["watch.p99Ms"] = p99.Ms;
            return metrics;
        }
    }

    /// <summary>Takes what a look told.</summary>
    public WatchObservation Add(WatchSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        _window.Enqueue(sample);
        while (_window.TryPeek(out var oldest) && oldest.At <= sample.At - settings.Window)
            _window.Dequeue();
        _all = (_all.Requests + sample.Requests, _all.Errors + sample.Errors);
        _latencies.Add(sample.Latencies);
        var (requests, errors, latencies) = Sum();
        if (requests < settings.LeastRequests)
        {
            _unanswered = 0;
            return new WatchObservation { At = sample.At, Requests = requests, Unanswered = sample.Remark };
        }

        HasJudged = true;
        var (p95, p99) = (latencies.Quantile(0.95), latencies.Quantile(0.99));
        List<string> breaches = [];
        if (settings.ErrorRateAtMost is { } most && errors / requests > most)
            breaches.Add(Invariant($"{errors / requests * 100:0.##} % of {requests:0} requests failed, at most {most * 100:0.##} % may"));
        var untold = new[] { Compare(breaches, 95, p95, settings.P95AtMost), Compare(breaches, 99, p99, settings.P99AtMost) }.FirstOrDefault(reason => reason is not null);
        _unanswered = untold is null ? 0 : _unanswered + 1;
        if (untold is not null && _unanswered >= settings.UnansweredInARow)
            breaches.Add(Invariant($"{_unanswered} times in a row: {untold}"));
        return new WatchObservation { At = sample.At, Requests = requests, ErrorRate = errors / requests, P95Ms = p95?.Ms, P99Ms = p99?.Ms, Unanswered = untold ?? sample.Remark, Breaches = breaches };
    }

    /// <summary>Takes that a look got no answer.</summary>
    /// <param name="at">When.</param>
    /// <param name="reason">Why, a phrase.</param>
    public WatchObservation Fail(DateTimeOffset at, string reason)
    {
        _unanswered++;
        var told = PlainText.OneLine(reason);
        return new WatchObservation { At = at, Requests = Sum().Requests, Unanswered = told, Breaches = _unanswered >= settings.UnansweredInARow ? [Invariant($"{_unanswered} times in a row there was no answer: {told}")] : [] };
    }

    private (double Requests, double Errors, LatencyCounts Latencies) Sum()
    {
        var latencies = new LatencyCounts();
        foreach (var sample in _window)
            latencies.Add(sample.Latencies);
        return (_window.Sum(sample => sample.Requests), _window.Sum(sample => sample.Errors), latencies);
    }

    private static string? Compare(List<string> breaches, int share, (double Ms, bool IsBeyond)? found, TimeSpan? atMost)
    {
        if (atMost is not { TotalMilliseconds: var most })
            return null;
        if (found is not { } quantile)
            return Invariant($"nobody measures how long {share} of 100 requests take");
        // What is beyond the last bucket may be longer by little or by much.
        if (quantile.IsBeyond && quantile.Ms <= most)
            return Invariant($"{share} of 100 requests took more than {quantile.Ms:0.#} ms, where the histogram ends, so it cannot tell whether that is more than {most:0.#} ms; give it a bucket that does");
        if (quantile.IsBeyond || quantile.Ms > most)
            breaches.Add(Invariant($"{share} of 100 requests took {(quantile.IsBeyond ? "more than" : "up to")} {quantile.Ms:0.#} ms, at most {most:0.#} ms may they"));
        return null;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
