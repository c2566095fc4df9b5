using Pipeline.Stages;
using Pipeline.Stages.Deploy;

namespace Pipeline.Components.Sessions;

/// <summary>Makes what deploys.</summary>
internal static class DeployStages
{
    /// <summary>The stage that deploys as the parameters of <paramref name="build"/> say.</summary>
    public static IStage Create(IDeploy build, StageTools tools) =>
        new DeployStage(tools.Helm, tools.DeployersFor(build.Runtime), tools.NotifierOf(build), Options(build, tools));

    /// <summary>Where to deploy, and what the channel is told about who does it.</summary>
    public static DeployOptions Options(IDeploy build, StageTools tools) => new()
    {
        Environment = tools.Environment,
        Channel = build.Context.Model.Channel,
        Who = RunOrigin.Who,
        RunLink = RunOrigin.Link,
    };
}
