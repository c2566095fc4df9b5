using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;
using Spectre.Console;

namespace Pipeline.Components.Progress;

/// <summary>A table of modules and stages that is drawn again while the run goes on.</summary>
internal sealed class LiveProgress(IAnsiConsole console, TimeProvider time) : IRunObserver, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(120);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _drawing = Task.CompletedTask;

    public void RunStarted(RunState state) => _drawing = console.Live(Render(state.Snapshot())).StartAsync(async live =>
    {
        while (!_ended.Task.IsCompleted)
        {
            await Task.WhenAny(Task.Delay(Interval, time), _ended.Task);
            live.UpdateTarget(Render(state.Snapshot()));
        }
    });

    public async ValueTask DisposeAsync()
    {
        _ended.TrySetResult();
        await _drawing;
    }

    private Table Render(RunRecord run)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("module");
        var kinds = run.Modules.SelectMany(module => module.Stages).Select(stage => stage.Name).Distinct().Order().ToList();
        foreach (var kind in kinds)
            table.AddColumn(new TableColumn(kind.ToString()).Centered());
        var room = Math.Max(console.Profile.Height - 6, 3);
        var shown = run.Modules.Count <= room ? run.Modules : [.. run.Modules.OrderBy(Urgency).Take(room)];
        foreach (var module in shown)
            table.AddRow([new Text($"{module.Name} {module.Version}"), .. kinds.Select(kind => Cell(module, kind))]);
        if (shown.Count < run.Modules.Count)
            table.Caption($"{run.Modules.Count - shown.Count} more modules");
        return table;
    }

    private static int Urgency(ModuleRecord module) => module.Steps switch
    {
        var steps when steps.Any(step => step.Status == StageStatus.Failed) => 0,
        var steps when steps.Any(step => step.Status == StageStatus.Running) => 1,
        var steps when steps.Any(step => step.Status == StageStatus.Pending) => 2,
        _ => 3,
    };

    // A hook stands in the cell of its stage, by its name.
    private static Rows Cell(ModuleRecord module, Stage kind) => new(module.Steps.Where(step => step.Of == kind).Select(step =>
    {
        string[] words =
        [
            StageText.Symbol(step.Status),
            .. step is HookRecord ? [step.Title] : Array.Empty<string>(),
            .. step.Status is StageStatus.Pending or StageStatus.Running ? [] : new[] { StageText.Duration(step) },
        ];
        return new Text(string.Join(' ', words), new Style(Colour(step.Status))).Centered();
    }));

    private static Color Colour(StageStatus status) => status switch
    {
        StageStatus.Succeeded => Color.Green,
        StageStatus.Failed => Color.Red,
        StageStatus.Running => Color.Blue,
        StageStatus.Cancelled => Color.Yellow,
        _ => Color.Grey,
    };
}
