using System.Globalization;
using HdrHistogram;
using Pipeline.Core.Load;

namespace Pipeline.Tools.Load;

/// <summary>Records every request that was due, in microseconds.</summary>
internal sealed class LoadRecorder
{
    private const int MostSlots = 120;
    private const int MostExamples = 3;
    private const long Longest = 3_600_000_000;
    private const double UnitsOfMs = 1000;
    private static readonly double[] Shown = [0, 10, 25, 50, 75, 80, 85, 90, 92.5, 95, 97.5, 99, 99.5, 99.9, 99.95, 99.99, 99.995, 99.999, 99.9999, 100];
    private readonly Lock _gate = new();
    private readonly TimeSpan _duration;
    private readonly TimeSpan _slot;
    private readonly LongHistogram _all = new(1, Longest, 3);
    private readonly LongHistogram?[] _slots;
    private readonly long[] _failed;
    private readonly long[] _outcomes = new long[Enum.GetValues<LoadOutcome>().Length];
    private readonly List<string> _examples = [];
    private TimeSpan _lastBegun;

    public LoadRecorder(TimeSpan duration)
    {
        _duration = duration;
        _slot = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(duration.TotalSeconds / MostSlots)));
        var slots = (int)Math.Ceiling(duration / _slot);
        (_slots, _failed) = (new LongHistogram?[slots], new long[slots]);
    }

    /// <summary>Records one request.</summary>
    /// <param name="due">When it was due, from the beginning of the measurement.</param>
    /// <param name="begun">When it was sent, or given up, likewise.</param>
    /// <param name="latency">How long it took from when it was due.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="remark">Of a failure a sentence.</param>
    public void Record(TimeSpan due, TimeSpan begun, TimeSpan latency, LoadOutcome outcome, string? remark)
    {
        var value = Math.Clamp((long)latency.TotalMicroseconds, 1, Longest - 1);
        lock (_gate)
        {
            _all.RecordValue(value);
            _outcomes[(int)outcome]++;
            _lastBegun = begun > _lastBegun ? begun : _lastBegun;
            var slot = Math.Clamp((int)(due / _slot), 0, _slots.Length - 1);
            (_slots[slot] ??= new LongHistogram(1, Longest, 2)).RecordValue(value);
            if (outcome == LoadOutcome.Answered)
                return;
            _failed[slot]++;
            if (remark is not null && _examples.Count < MostExamples && !_examples.Contains(remark))
                _examples.Add(remark);
        }
    }

    /// <summary>What was recorded.</summary>
    public LoadMeasurement Complete(string generator)
    {
        lock (_gate)
        {
            var requests = _all.TotalCount;
            // A service that keeps its connections busy is sent the last ones later than they are due.
            var took = _lastBegun > _duration ? _lastBegun : _duration;
            return new LoadMeasurement
            {
                Generator = generator,
                IsOpenLoop = true,
                CountsFromDue = true,
                DurationMs = Math.Round(took.TotalMilliseconds, 3),
                Rate = Math.Round((requests - Of(LoadOutcome.Refused)) / took.TotalSeconds, 3),
                Requests = requests,
                Errors = new LoadErrors { Status = Of(LoadOutcome.Status), Timeout = Of(LoadOutcome.Timeout), Connection = Of(LoadOutcome.Connection), Refused = Of(LoadOutcome.Refused), Examples = [.. _examples] },
                Latency = requests == 0 ? new LoadLatency(0, 0, 0, 0, 0, 0, 0)
                    : new LoadLatency(Math.Round(_all.GetMean() / UnitsOfMs, 3), At(_all, 50), At(_all, 90), At(_all, 95), At(_all, 99), At(_all, 99.9), At(_all, 100)),
                Percentiles = requests == 0 ? [] : [.. Shown.Select(percentile => new LoadPercentile(percentile, At(_all, percentile)))],
                Timeline = [.. _slots.Select((slot, index) => (slot, index)).Where(one => one.slot is not null).Select(one =>
                    new LoadInterval((one.index * _slot).TotalMilliseconds, one.slot!.TotalCount, _failed[one.index], At(one.slot, 50), At(one.slot, 95), At(one.slot, 100)))],
                Counts = [.. _all.RecordedValues().Select(value => (value.ValueIteratedTo / UnitsOfMs, value.CountAtValueIteratedTo))],
                Histogram = requests == 0 ? null : Write(),
            };
        }
    }

    private long Of(LoadOutcome outcome) => _outcomes[(int)outcome];

    private static double At(LongHistogram histogram, double percentile) => histogram.GetValueAtPercentile(percentile) / UnitsOfMs;

    private string Write()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        _all.OutputPercentileDistribution(text, percentileTicksPerHalfDistance: 5, outputValueUnitScalingRatio: UnitsOfMs);
        return text.ToString();
    }
}
