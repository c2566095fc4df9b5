using System.Globalization;

namespace Nuke.Common.Execution;

/// <summary>The closing table.</summary>
internal static class BuildSummary
{
    public static void Write(IReadOnlyCollection<ExecutableTarget> plan, bool succeeded, TextWriter writer)
    {
        var shown = plan.Where(target => target.Status != ExecutionStatus.Collective).ToList();
        var width = Math.Max(16, shown.Select(target => target.Name.Length).DefaultIfEmpty().Max()) + 2;
        writer.WriteLine();
        writer.WriteLine(Style.Strong($"{"Target".PadRight(width)}{"Status",-11}{"Duration",10}"));
        foreach (var target in shown)
        {
            var information = InformationOf(target);
            var line = $"{target.Name.PadRight(width)}{target.Status,-11}{DurationOf(target),10}{(information.Length > 0 ? "   " + information : "")}";
            writer.WriteLine(Paint(target.Status, line));
        }

        writer.WriteLine(Style.Strong($"{"Total".PadRight(width + 11)}{Format(plan.Aggregate(TimeSpan.Zero, (sum, target) => sum + target.Duration)),10}"));
        writer.WriteLine();
        writer.WriteLine(succeeded ? Style.Good("Build succeeded.") : Style.Bad("Build failed."));
    }

    public static string DurationOf(ExecutableTarget target) =>
        target.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed or ExecutionStatus.Aborted ? Format(target.Duration) : "";

    public static string InformationOf(ExecutableTarget target)
    {
        var facts = target.SummaryInformation.Select(pair => $"{pair.Key}: {pair.Value}");
        if (target.Skipped is { } skipped)
            facts = facts.Prepend($"skipped {skipped}");
        if (target.OnlyWhen is { } condition)
            facts = facts.Prepend($"only when {condition}");
        return string.Join(", ", facts);
    }

    private static string Format(TimeSpan duration) =>
        duration.TotalSeconds < 1 ? "< 1 s" : string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes}:{duration.Seconds:00}");

    private static string Paint(ExecutionStatus status, string line) => status switch
    {
        ExecutionStatus.Succeeded => Style.Good(line),
        ExecutionStatus.Failed => Style.Bad(line),
        ExecutionStatus.Aborted or ExecutionStatus.NotRun => Style.Warning(line),
        _ => Style.Faint(line),
    };
}
