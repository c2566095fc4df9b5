using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;
using Pipeline.Core.Stages;
using Pipeline.Stages;
using Pipeline.Stages.Deploy;

namespace Pipeline.Components;

/// <summary>Deploy: the charts go to an environment, in dependency order, and the channel is told (D6, D10, D17).</summary>
public interface IDeploy : IPublishChart, INotify
{
    /// <summary>The environment to deploy to. Default: on a build server the one that the branch belongs to, else the first.</summary>
    [Parameter("Environment to deploy to; when left out by branch on a build server, else the first")]
    string? Environment => TryGetValue(() => Environment);

    /// <summary>What runs the charts: auto (the cluster when one answers, else the local runtime), kubernetes or local. Default: auto.</summary>
    [Parameter("What runs the charts: auto (default), kubernetes or local")]
    RuntimeChoice Runtime => TryGetValue<RuntimeChoice?>(() => Runtime) ?? RuntimeChoice.Auto;

    /// <summary>How long a release may take to become ready, in a deployment or a rollback: less than a day. Default: five minutes.</summary>
    [Parameter("How long a release may take to become ready, such as 00:10:00 (hours:minutes:seconds); five minutes when left out")]
    TimeSpan DeployTimeout => TryGetValue<TimeSpan?>(() => DeployTimeout) ?? TimeSpan.FromMinutes(5);

    /// <summary>How often a container may end and be started again before its deployment counts as failed. Default: three.</summary>
    [Parameter("How often a container may end and be started again before its deployment counts as failed; three when left out")]
    int DeployRestarts => TryGetValue<int?>(() => DeployRestarts) ?? 3;

    /// <summary>The plan: DeployPlan writes it there, Deploy does exactly what it says. Default: DeployPlan writes artifacts/deploy-plan-ENVIRONMENT.json, Deploy goes by none.</summary>
    [Parameter("The deployment plan: DeployPlan writes it, Deploy does exactly what it says and refuses when the cluster has moved")]
    string? PlanFile => TryGetValue(() => PlanFile);

    /// <summary>Leaves what was deployed when another module cannot be, and deploys the others all the same. Default: false, all modules that were changed go back.</summary>
    [Parameter("Deploys the other modules when one fails, and leaves them; otherwise all that were changed go back")]
    bool KeepGoing => TryGetValue<bool?>(() => KeepGoing) ?? false;

    /// <summary>The cluster that the charts go to: the content of a kubeconfig file, for a machine that has none, such as a hosted runner. Default: this machine's own kubeconfig.</summary>
    [Parameter("Content of a kubeconfig file: the cluster to deploy to; this machine's own kubeconfig when left out")]
    [Secret]
    string? KubernetesCredentials => TryGetValue(() => KubernetesCredentials);

    /// <summary>Makes the stage; override it to change its options.</summary>
    async ValueTask<IStage> CreateDeployStage(StageTools tools, CancellationToken cancellationToken)
    {
        // The charts are pulled from it: an embedded one is served to the stages that run.
        await tools.FindRegistryAsync(cancellationToken);
        return DeployStages.Create(this, tools);
    }

    /// <summary>Shows what Deploy would do, object by object and field by field, and writes it to a file that Deploy can go by.</summary>
    Target DeployPlan => _ => _
        .Description("Show what Deploy would change in the environment, and write the plan to a file")
        .DependsOn(Chart)
        .Checked(this)
        .Executes(() => DeployPlanSession.RunAsync(this));

    /// <summary>Deploys every chart, waits until it is ready, and notifies.</summary>
    Target Deploy => _ => _
        .Description("Deploy every chart in dependency order and notify")
        .Stage(this, Stage.Deploy);

    /// <summary>Removes the selected modules from the environment.</summary>
    Target Undeploy => _ => _
        .Description("Remove the modules from the environment")
        .Checked(this)
        .Executes(() => PipelineSession.UndeployAsync(Context));
}
