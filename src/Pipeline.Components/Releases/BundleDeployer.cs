using Pipeline.Components.Graph;
using Pipeline.Components.Progress;
using Pipeline.Components.Sessions;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Releases.Bundles;
using Pipeline.Reports.Runs;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Promotions;
using Pipeline.Stages.Runner;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>Brings an environment to a bundle.</summary>
internal sealed class BundleDeployer(IHazLedger build, StageTools tools)
{
    private static readonly TimeSpan RemovalTime = TimeSpan.FromMinutes(5);

    /// <summary>Deploys <paramref name="bundle"/>, and tests the whole when the build has a suite.</summary>
    /// <returns>What the run did; a failure is in it.</returns>
    public Task<RunRecord> DeployAsync(Bundle bundle, BundleSources sources, bool goesBack, CancellationToken cancellationToken) =>
        RunAsync(bundle, sources, [Stage.Deploy, Stage.IntegrationTest], BundleRun.FolderOf(build.RunDirectory, tools.Environment), goesBack, cancellationToken);

    /// <summary>Brings the environment back to <paramref name="bundle"/>, which ran there, and removes what only <paramref name="failed"/> has.</summary>
    /// <returns>What the run did; a failure is in it.</returns>
    public async Task<RunRecord> ReturnAsync(Bundle bundle, BundleSources sources, Bundle failed, bool goesBack, IDeployer deployer, CancellationToken cancellationToken)
    {
        var record = await RunAsync(bundle, sources, [Stage.Deploy], BundleRun.FolderOfReturn(build.RunDirectory, tools.Environment), goesBack, cancellationToken);
        if (record.Verdict == RunVerdict.Succeeded)
            await RemoveGoneAsync(bundle, failed, deployer, cancellationToken);
        return record;
    }

    /// <summary>Removes the modules that <paramref name="before"/> had and <paramref name="bundle"/> has not, dependents first.</summary>
    public async Task RemoveGoneAsync(Bundle bundle, Bundle? before, IDeployer deployer, CancellationToken cancellationToken)
    {
        if (before is null)
            return;
        var kept = bundle.Content.Modules.Where(module => module.Chart is not null).Select(module => module.Name).ToHashSet();
        foreach (var module in BundleOrder.Ordered(before.Content).Reverse().Where(module => module.Chart is not null && !kept.Contains(module.Name)))
            await deployer.RemoveAsync(new ReleaseName(module.Name, tools.Environment.Namespace), RemovalTime, Console.Out, cancellationToken);
    }

    private async Task<RunRecord> RunAsync(Bundle bundle, BundleSources sources, IReadOnlyList<Stage> kinds, string folder, bool goesBack, CancellationToken cancellationToken)
    {
        var stages = await StageComponents.CreateAsync(build, kinds, tools, cancellationToken);
        var request = BundleRun.Of(bundle, tools.Environment, stages, (sources.Source, sources.Graph), sources.Application, folder, goesBack) with
        {
            Command = RunOrigin.Command(build.Context.Secrets.Patterns),
            Who = RunOrigin.Who,
            PrepareAsync = tools.ServeRegistryAsync,
            Secrets = build.Context.Secrets.Patterns,
        };
        RunRecord record;
        await using (var progress = ProgressDisplay.For(build, tools.Time))
            record = await new PipelineRunner(DeployStages.RunnerOptions(build.Context.Options), observer: progress.Observer, time: tools.Time).RunAsync(request, cancellationToken);
        await ReportAsync(record, request.ArtifactsDirectory);
        return record;
    }

    // What was deployed is deployed, whatever becomes of the report.
    private async Task ReportAsync(RunRecord record, string folder)
    {
        try
        {
            await new RunReport(folder).WriteAsync(record, CancellationToken.None);
            await JobSummary.AppendAsync(build, RunMarkdown.Write(record), CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Log.Warning("The report of the run could not be written: {Reason:l}", exception.Message);
        }
    }
}
