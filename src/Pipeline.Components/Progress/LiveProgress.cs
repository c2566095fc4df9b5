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

    private static int Urgency(ModuleRecord module) => module.Stages switch
    {
        var stages when stages.Any(stage => stage.Status == StageStatus.Failed) => 0,
        var stages when stages.Any(stage => stage.Status == StageStatus.Running) => 1,
        var stages when stages.Any(stage => stage.Status == StageStatus.Pending) => 2,
        _ => 3,
    };

    private static Text Cell(ModuleRecord module, Stage kind)
    {
        var stage = module.Stages.FirstOrDefault(stage => stage.Name == kind);
        if (stage is null)
            return Text.Empty;
        var text = stage.Status switch
        {
            StageStatus.Pending or StageStatus.Running => StageText.Symbol(stage.Status),
            _ => $"{StageText.Symbol(stage.Status)} {StageText.Duration(stage)}",
        };
        return new Text(text, new Style(Colour(stage.Status)));
    }

    private static Color Colour(StageStatus status) => status switch
    {
        StageStatus.Succeeded => Color.Green,
        StageStatus.Failed => Color.Red,
        StageStatus.Running => Color.Blue,
        StageStatus.Cancelled => Color.Yellow,
        _ => Color.Grey,
    };
}
