using Nuke.Common;
using Pipeline.Components.Sessions;
using Pipeline.Core.Stages;
using Pipeline.Stages;
using Pipeline.Stages.BuildImage;

namespace Pipeline.Components;

/// <summary>BuildImage: the code, built and packaged as a container image (D2).</summary>
public interface IBuildImage : ICloneSource
{
    /// <summary>Makes the stage; override it to change its options.</summary>
    async ValueTask<IStage> CreateBuildImageStage(StageTools tools, CancellationToken cancellationToken) =>
        new BuildImageStage(await tools.FindEngineAsync(cancellationToken), tools.Processes, new BuildImageOptions { ApplicationName = Model.ApplicationName, ExportImage = IsServerBuild });

    /// <summary>Builds an image of every selected module.</summary>
    Target BuildImage => _ => _
        .Description("Build the image of every module")
        .DependsOn<ICloneSource>(x => x.Clone)
        .Executes(() => PipelineSession.RunAsync(this, Stage.BuildImage));
}
