using System.Globalization;
using Pipeline.Core.Runs;

namespace Pipeline.Reports.Runs;

/// <summary>Writes figures for people.</summary>
internal static class Figures
{
    /// <summary>A duration: <c>340 ms</c>, <c>12.3 s</c>, <c>4 min 05 s</c>, <c>1 h 02 min</c>.</summary>
    public static string Duration(double milliseconds)
    {
        var time = TimeSpan.FromMilliseconds(Math.Max(0, milliseconds));
        return time switch
        {
            { TotalSeconds: < 1 } => Invariant($"{time.TotalMilliseconds:0} ms"),
            { TotalMinutes: < 1 } => Invariant($"{time.TotalSeconds:0.0} s"),
            { TotalHours: < 1 } => Invariant($"{time.Minutes} min {time.Seconds:00} s"),
            _ => Invariant($"{(int)time.TotalHours} h {time.Minutes:00} min"),
        };
    }

    /// <summary>A moment in UTC, to the second.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A metric's value in the unit that its name tells: percent, bytes, or a plain number.</summary>
    public static string Metric(string name, double value) => name switch
    {
        _ when name.StartsWith("coverage.", StringComparison.Ordinal) => Invariant($"{value:0.##} %"),
        _ when name.EndsWith(".bytes", StringComparison.Ordinal) => Bytes(value),
        _ => Invariant($"{value:0.##}"),
    };

    /// <summary>How long the run took, from its start to the end of its last stage; null when no stage started.</summary>
    public static double? WallTime(RunRecord run)
    {
        var ends = run.Modules.SelectMany(module => module.Stages).Where(stage => stage.StartedAt is not null)
            .Select(stage => (stage.StartedAt!.Value - run.StartedAt).TotalMilliseconds + stage.DurationMs).ToList();
        return ends.Count == 0 ? null : ends.Max();
    }

    private static string Bytes(double value) => value switch
    {
        < 1 << 10 => Invariant($"{value:0} B"),
        < 1 << 20 => Invariant($"{value / (1 << 10):0.0} KiB"),
        < 1 << 30 => Invariant($"{value / (1 << 20):0.0} MiB"),
        _ => Invariant($"{value / (1 << 30):0.00} GiB"),
    };

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
