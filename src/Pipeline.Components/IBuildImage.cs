using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;
using Pipeline.Core.Stages;
using Pipeline.Stages;
using Pipeline.Stages.BuildImage;
using Pipeline.Tools.Registry;

namespace Pipeline.Components;

/// <summary>BuildImage: the code, built and packaged as a container image (D2).</summary>
public interface IBuildImage : ICloneSource, IHazRegistry
{
    /// <summary>The tag of each module's image in the registry whose layers are taken where they fit, such as <c>dev</c>. Default: only what the engine has.</summary>
    [Parameter("Tag in the registry whose layers are taken where they fit, such as dev; only the engine's own when left out")]
    string? LayersOf => TryGetValue(() => LayersOf) is { Length: > 0 } tag ? tag : null;

    /// <summary>Makes the stage; override it to change its options.</summary>
    async ValueTask<IStage> CreateBuildImageStage(StageTools tools, CancellationToken cancellationToken) => new BuildImageStage(
        await tools.FindEngineAsync(cancellationToken),
        tools.Processes,
        new BuildImageOptions
        {
            ApplicationName = Context.Model.ApplicationName,
            ExportImage = IsServerBuild,
            Layers = Registry is { } registry && LayersOf is { } tag ? new LayerSource(RegistryAddress.Parse(registry), tag) : null,
        });

    /// <summary>Builds an image of every selected module.</summary>
    Target BuildImage => _ => _
        .Description("Build the image of every module")
        .Stage(this, Stage.BuildImage);
}
