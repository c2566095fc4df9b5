using Pipeline.Core.Deployments;
using Pipeline.Core.Errors;
using Pipeline.Reports.Deployments;
using Pipeline.Stages.Deploy;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>What the target DeployPlan does.</summary>
internal static class DeployPlanSession
{
    /// <summary>Shows what would be deployed, and writes it to the plan's file.</summary>
    /// <exception cref="PipelineException">Something of it will be refused, or a chart was not published.</exception>
    public static async Task RunAsync(IDeploy build)
    {
        using var signals = new SignalCancellation();
        var opened = await build.Context.SourceAsync(signals.Token);
        await using var tools = new StageTools(build.Context, opened.Source);
        await tools.OpenRegistryAsync(signals.Token);
        var (deployer, place) = await tools.DeployersFor(build.Runtime).ChooseAsync(signals.Token);
        var modules = await DeployPlans.MakeAsync(build, tools, opened.Selected, signals.Token);
        var plan = new DeployPlan
        {
            Environment = tools.Environment.Name,
            Namespace = tools.Environment.Namespace,
            Runtime = deployer.Runtime,
            Commit = opened.Source.Commit,
            MadeAt = tools.Time.GetUtcNow(),
            Modules = [.. modules.Select(module => ShownPlan.Of(module, build.Context.Secrets.Patterns.Mask))],
        };
        Log.Information("What Deploy would do to {Environment:l} on {Place:l}", plan.Environment, place);
        await Console.Out.WriteAsync(DeployPlanText.Write(plan));
        var file = DeployStages.PlanFileOf(build) ?? Path.Combine(build.RunDirectory, $"deploy-plan-{plan.Environment}.json");
        await DeployPlanFile.WriteAsync(file, plan, signals.Token);
        Log.Information("The plan is in {File:l}; './build.sh Deploy --environment {Environment:l} --plan-file {File:l}' does exactly that", file, plan.Environment, file);
        if (plan.Modules.SelectMany(module => module.Objects).Any(item => item.Refusal is not null))
            throw new PipelineException("The deployment will be refused, as told above. Nothing was changed.");
    }
}
