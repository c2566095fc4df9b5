using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;
using Pipeline.Core.Stages;
using Pipeline.Stages;
using Pipeline.Stages.IntegrationTest;

namespace Pipeline.Components;

/// <summary>IntegrationTest: the suite of the entire application against what is deployed (D7).</summary>
public interface IIntegrationTest : IDeploy
{
    /// <summary>Makes the stage; override it to change its options.</summary>
    ValueTask<IStage> CreateIntegrationTestStage(StageTools tools, CancellationToken cancellationToken) => new(new IntegrationTestStage(
        tools.Processes,
        tools.DeployersFor(Runtime),
        new IntegrationTestOptions { Command = tools.Environment.SanityCheck is { Count: > 0 } check ? check : Context.Model.IntegrationSuite }));

    /// <summary>Runs the application's integration suite against the deployed modules.</summary>
    Target IntegrationTest => _ => _
        .Description("Run the integration suite against the deployed application")
        .Stage(this, Stage.IntegrationTest);
}
