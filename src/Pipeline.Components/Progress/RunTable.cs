using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pipeline.Components.Progress;

/// <summary>The modules x stages of a run as lines that are never longer than the screen is wide, nor more than it is high.</summary>
/// <param name="width">The columns that may be used.</param>
/// <param name="height">The lines that may be used.</param>
/// <param name="now">The time up to which running stages have run.</param>
internal sealed class RunTable(int width, int height, DateTimeOffset now)
{
    private const int NarrowestName = 10;
    private const int MostRunning = 8;

    /// <summary>The table and, below it, a line for each running step.</summary>
    public Rows Render(RunRecord run, IReadOnlyList<(RunningStep Step, TimeSpan Elapsed)> running)
    {
        var told = running.Take(Math.Clamp(height / 3, 1, MostRunning)).ToList();
        // One line names the stages, one counts what is left out.
        var room = Math.Max(height - told.Count - 2, 1);
        var shown = run.Modules.Count <= room ? run.Modules : [.. run.Modules.OrderBy(Urgency).Take(room)];
        var kinds = run.Modules.SelectMany(module => module.Stages).Select(stage => stage.Name).Distinct().Order().ToList();
        List<IRenderable> lines = [.. Matrix(shown, kinds)];
        if (shown.Count < run.Modules.Count)
            lines.Add(Line(ScreenText.Fit($"… and {run.Modules.Count - shown.Count} more modules", width), Color.Grey));
        lines.AddRange(told.Select(step => Line(Describe(step.Step, step.Elapsed), Color.Blue)));
        return new Rows(lines);
    }

    private string Describe(RunningStep step, TimeSpan elapsed) => ScreenText.Fit($"▶ {step.Module} {step.Title} {StageText.Short(elapsed)}  {step.LastLine}", width);

    private IEnumerable<IRenderable> Matrix(IReadOnlyList<ModuleRecord> modules, List<Stage> kinds)
    {
        var cells = modules.ToDictionary(module => module, module => kinds.ConvertAll(kind => Cell(module, kind)));
        var widths = kinds.Select((kind, index) => cells.Values.Select(row => ScreenText.Width(row[index].Text)).Append(StageText.Short(kind).Length).Max()).ToList();
        var left = width - widths.Sum(column => column + 1);
        var names = modules.Select(Name).Append("module").Max(ScreenText.Width);
        if (left < Math.Min(names, NarrowestName))
            return modules.Select(module => Compact(module, kinds));
        var name = Math.Min(names, left);
        var head = new Paragraph(ScreenText.Pad("module", name), new Style(decoration: Decoration.Bold));
        foreach (var (kind, column) in kinds.Zip(widths))
            head.Append($" {StageText.Short(kind).PadRight(column)}", new Style(decoration: Decoration.Bold));
        return modules.Select(module => Row(module, name, cells[module], widths)).Prepend(head);
    }

    private static Paragraph Row(ModuleRecord module, int name, List<(string Text, StageStatus Status)> cells, List<int> widths)
    {
        var row = new Paragraph(ScreenText.Pad(Name(module), name));
        foreach (var (cell, column) in cells.Zip(widths))
            row.Append(" ").Append(ScreenText.Pad(cell.Text, column), new Style(Colour(cell.Status)));
        return row;
    }

    // Where the stages do not fit beside each other: a sign for each.
    private Paragraph Compact(ModuleRecord module, List<Stage> kinds)
    {
        var row = new Paragraph(ScreenText.Pad(module.Name, Math.Max(width - kinds.Count - 1, 0)) + " ");
        foreach (var kind in kinds)
        {
            var status = Status(module, kind);
            row.Append(StageText.Symbol(status), new Style(Colour(status)));
        }

        return row;
    }

    private (string Text, StageStatus Status) Cell(ModuleRecord module, Stage kind)
    {
        var steps = module.Steps.Where(step => step.Of == kind).ToList();
        var status = Status(module, kind);
        var symbol = StageText.Symbol(status);
        if (steps.Count == 0 || status is StageStatus.Pending or StageStatus.Skipped)
            return (symbol, status);
        if (steps.TrueForAll(step => step.Cached))
            return ($"{symbol} kept", status);
        var spent = steps.Sum(step => step is { Status: StageStatus.Running, StartedAt: { } started } ? (now - started).TotalMilliseconds : step.DurationMs);
        return ($"{symbol} {StageText.Short(TimeSpan.FromMilliseconds(Math.Max(spent, 0)))}", status);
    }

    // A hook stands in the cell of its stage: what is worst or still at work shows.
    private static StageStatus Status(ModuleRecord module, Stage kind)
    {
        StageStatus[] order = [StageStatus.Failed, StageStatus.Cancelled, StageStatus.Running, StageStatus.Pending, StageStatus.Succeeded, StageStatus.Skipped];
        var statuses = module.Steps.Where(step => step.Of == kind).Select(step => step.Status).ToHashSet();
        return Array.Find(order, statuses.Contains) is var found && statuses.Count > 0 ? found : StageStatus.Skipped;
    }

    private static int Urgency(ModuleRecord module) => module.Steps switch
    {
        var steps when steps.Any(step => step.Status == StageStatus.Failed) => 0,
        var steps when steps.Any(step => step.Status == StageStatus.Running) => 1,
        var steps when steps.Any(step => step.Status == StageStatus.Pending) => 2,
        _ => 3,
    };

    private static string Name(ModuleRecord module) => $"{module.Name} {module.Version}";

    private static Paragraph Line(string text, Color colour) => new(text, new Style(colour));

    private static Color Colour(StageStatus status) => status switch
    {
        StageStatus.Succeeded => Color.Green,
        StageStatus.Failed => Color.Red,
        StageStatus.Running => Color.Blue,
        StageStatus.Cancelled => Color.Yellow,
        _ => Color.Grey,
    };
}
