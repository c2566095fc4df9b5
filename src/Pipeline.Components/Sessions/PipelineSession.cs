using Pipeline.Components.Progress;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Runner;
using Pipeline.Registry;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>What the targets do: open the source, make the stages, run them, report.</summary>
internal static class PipelineSession
{
    private static readonly TimeSpan RemovalTime = TimeSpan.FromMinutes(5);

    /// <summary>Runs the stages <paramref name="kinds"/> of the selected modules.</summary>
    /// <exception cref="RunFailedException">A stage failed, or the run was cancelled.</exception>
    public static async Task RunAsync(IHazModel build, params IReadOnlyList<Stage> kinds)
    {
        using var signals = new SignalCancellation();
        var workspace = await new WorkspaceReader(build).OpenAsync(refresh: kinds.Contains(Stage.Clone), signals.Token);
        if (workspace.Selected.Count == 0)
        {
            Log.Information("No module changed since {Reference:l}: there is nothing to do", build.ChangedSince);
            return;
        }

        await using var tools = StageTools.For(build, workspace.Source.Branch);
        var request = new RunRequest
        {
            Modules = workspace.ModulesFor(kinds),
            Application = workspace.Application,
            Stages = await StageFactory.CreateAsync(build, kinds, tools, signals.Token),
            Source = workspace.Source,
            ArtifactsDirectory = build.RunDirectory,
            Environment = kinds.Contains(Stage.Deploy) ? tools.Environment.Name : null,
            Cache = !build.NoCache,
            Resume = (build as IPipeline)?.Resume ?? false,
        };
        RunRecord record;
        await using (var progress = ProgressDisplay.For(build, tools.Time))
            record = await new PipelineRunner(observer: progress.Observer, time: tools.Time).RunAsync(request, signals.Token);
        await RunReports.WriteAsync(build, request, record, tools, CancellationToken.None);
        if (record.Verdict != RunVerdict.Succeeded)
            throw new RunFailedException(record, Path.GetRelativePath(build.RootDirectory, build.RunDirectory));
    }

    /// <summary>Removes the selected modules from the environment, dependents first.</summary>
    public static async Task UndeployAsync(IDeploy build)
    {
        using var signals = new SignalCancellation();
        var workspace = await new WorkspaceReader(build).OpenAsync(refresh: false, signals.Token);
        await using var tools = StageTools.For(build, workspace.Source.Branch);
        var (deployer, place) = await tools.DeployersFor(build.Runtime).ChooseAsync(signals.Token);
        foreach (var module in workspace.Selected.Reverse())
        {
            Log.Information("Removing {Module:l} from {Environment:l} on {Place:l}", module.Module.Name, tools.Environment.Name, place);
            await deployer.RemoveAsync(new ReleaseName(module.Module.Name, tools.Environment.Namespace), RemovalTime, Console.Out, signals.Token);
        }
    }

    /// <summary>Serves the embedded registry until the build is interrupted.</summary>
    public static async Task ServeRegistryAsync(IHazModel build)
    {
        using var signals = new SignalCancellation();
        await using var registry = await EmbeddedRegistry.StartAsync(StageTools.RegistryStore(build.TemporaryDirectory), cancellationToken: signals.Token);
        Log.Information("Serving {Store:l} at {Address:l}; Ctrl-C ends it", StageTools.RegistryStore(build.TemporaryDirectory), registry.Address.Host);
        await Task.Delay(Timeout.Infinite, signals.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
