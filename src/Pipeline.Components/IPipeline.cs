using Nuke.Common;
using Pipeline.Components.Graph;

namespace Pipeline.Components;

/// <summary>The whole pipeline: every stage of every module, none waiting for another module's stage without need.</summary>
public interface IPipeline : IUnitTest, IScanImage, IIntegrationTest, IRollback, IProvision, IDoctor, IServeRegistry, IListModules, IGenerateWorkflows
{
    /// <summary>Continues the run that was cancelled or failed: stages that succeeded are taken over. Default: false.</summary>
    [Parameter("Continues the last run of the commit: stages that succeeded are taken over")]
    bool Resume => TryGetValue<bool?>(() => Resume) ?? false;

    /// <summary>Takes every module through all stages.</summary>
    Target Pipeline => _ => _
        .Description("Take every module through all stages")
        .AllStages(this);
}
