using Pipeline.Components.Graph;
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
    /// <returns>What the run did; null when no module is selected.</returns>
    public static async Task<RunRecord?> RunAsync(RunContext context, IReadOnlyList<Stage> kinds, CancellationToken cancellationToken)
    {
        var build = context.Build;
        var opened = await context.SourceAsync(cancellationToken);
        if (opened.Selected.Count == 0)
        {
            Log.Information("No module changed since {Reference:l}: there is nothing to do", build.ChangedSince);
            return null;
        }

        await context.Locks.HoldCheckoutAsync(cancellationToken);
        await context.SweepAsync(cancellationToken);
        await using var tools = new StageTools(context, opened.Source);
        if (kinds.Any(kind => kind is Stage.Deploy or Stage.IntegrationTest))
            await tools.HoldEnvironmentAsync(cancellationToken);
        // Tools are looked for while git tells of the history.
        var stages = StageComponents.CreateAsync(build, kinds, tools, cancellationToken);
        var reading = context.WorkspaceAsync(cancellationToken);
        await Task.WhenAll(stages, reading);
        var workspace = await reading;
        var request = new RunRequest
        {
            Modules = workspace.ModulesFor(kinds),
            Application = workspace.Application,
            Stages = await stages,
            Source = workspace.Source,
            ArtifactsDirectory = build.RunDirectory,
            Environment = kinds.Contains(Stage.Deploy) ? tools.Environment.Name : null,
            Command = RunOrigin.Command(context.Secrets.Patterns),
            Who = RunOrigin.Who,
            Cache = !build.NoCache,
            Resume = context.Options.Resume,
            PrepareAsync = tools.ServeRegistryAsync,
            Secrets = context.Secrets.Patterns,
        };
        if (build is IDeploy before && kinds.Contains(Stage.Deploy))
        {
            await FailedDeployment.FinishAsync(before, tools, cancellationToken);
            await DeployPlans.CheckAsync(before, tools, opened.Selected, cancellationToken);
        }

        RunRecord record;
        await using (var progress = ProgressDisplay.For(build, tools.Time))
            record = await new PipelineRunner(DeployStages.RunnerOptions(context.Options), observer: progress.Observer, time: tools.Time).RunAsync(request, cancellationToken);
        if (build is IDeploy deploying && kinds.Contains(Stage.Deploy))
            await FailedDeployment.EndAsync(deploying, tools, record);
        await RunReports.WriteAsync(context, request, record, tools, CancellationToken.None);
        return record;
    }

    /// <summary>Removes the selected modules from the environment, dependents first.</summary>
    public static async Task UndeployAsync(RunContext context)
    {
        using var signals = new SignalCancellation();
        var opened = await context.SourceAsync(signals.Token);
        await using var tools = new StageTools(context, opened.Source);
        await tools.HoldEnvironmentAsync(signals.Token);
        var (deployer, place) = await tools.DeployersFor(context.Options.Runtime).ChooseAsync(signals.Token);
        foreach (var module in opened.Selected.Reverse())
        {
            Log.Information("Removing {Module:l} from {Environment:l} on {Place:l}", module.Name, tools.Environment.Name, place);
            await deployer.RemoveAsync(new ReleaseName(module.Name, tools.Environment.Namespace), RemovalTime, Console.Out, signals.Token);
        }
    }

    /// <summary>Serves the embedded registry until the build is interrupted.</summary>
    public static async Task ServeRegistryAsync(RunContext context)
    {
        using var signals = new SignalCancellation();
        var store = StageTools.RegistryStore(context.Build.TemporaryDirectory);
        await using var registry = await EmbeddedRegistry.StartAsync(store, cancellationToken: signals.Token);
        Log.Information("Serving {Store:l} at {Address:l}; Ctrl-C ends it", store, registry.Address.Host);
        await Task.Delay(Timeout.Infinite, signals.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
