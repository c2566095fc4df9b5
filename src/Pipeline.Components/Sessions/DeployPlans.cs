using Pipeline.Core.Deployments;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Files;

namespace Pipeline.Components.Sessions;

/// <summary>What deployments would do now, by the charts that were published last.</summary>
internal static class DeployPlans
{
    /// <summary>The plan of each module that has a chart.</summary>
    /// <exception cref="PipelineException">A chart was not published.</exception>
    public static async Task<IReadOnlyList<ModulePlan>> MakeAsync(IDeploy build, StageTools tools, IEnumerable<Module> modules, CancellationToken cancellationToken)
    {
        List<ModulePlan> plans = [];
        foreach (var module in modules.Where(module => module.Chart is not null))
            plans.Add((await MakeAsync(build, tools, DeployStages.Options(build, tools), module, Published(build, module), cancellationToken)).Plan);
        return plans;
    }

    /// <summary>Refuses the plan that the build names when the cluster moved meanwhile, of whichever module, before anything is changed.</summary>
    /// <exception cref="PipelineException">Names each object that moved.</exception>
    public static async Task CheckAsync(IDeploy build, StageTools tools, IEnumerable<Module> modules, CancellationToken cancellationToken)
    {
        if (DeployStages.PlanOf(build, tools) is not { } planned)
            return;
        await tools.OpenRegistryAsync(cancellationToken);
        List<string> moved = [];
        foreach (var module in modules.Where(module => module.Chart is not null))
        {
            // What this run publishes anew is held against the plan when it is there.
            if (Published(build, module) is not { Status: StageStatus.Succeeded } published)
                continue;
            var (request, now) = await MakeAsync(build, tools, DeployStages.Options(build, tools) with { Plan = planned }, module, published, cancellationToken);
            if (request.Plan!.ChartDigest == now.ChartDigest && PlannedDeployment.FindFault(request, now) is { } fault)
                moved.Add(fault);
        }

        if (moved.Count > 0)
            throw new DeployException(string.Join('\n', moved));
    }

    private static StageResult? Published(IDeploy build, Module module) => new ResultStore(build.RunDirectory).Read(module.Name, new StepId(Stage.Chart))?.Result;

    private static async Task<(DeployRequest Request, ModulePlan Plan)> MakeAsync(IDeploy build, StageTools tools, DeployOptions options, Module module, StageResult? published, CancellationToken cancellationToken)
    {
        using var folder = TemporaryFolder.Create("plan");
        var (deployer, _) = await tools.DeployersFor(build.Runtime).ChooseAsync(cancellationToken);
        var request = await new DeployRequests(tools.Helm, options).CreateAsync(module.Name, published ?? StageResult.Failure(""), "", folder.Path, TextWriter.Null, cancellationToken);
        return (request, await deployer.PlanAsync(request with { Plan = null }, cancellationToken));
    }
}
