using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;
using Pipeline.Core.Stages;
using Pipeline.Stages;
using Pipeline.Stages.Push;

namespace Pipeline.Components;

/// <summary>Push: the image goes to a registry (D4).</summary>
public interface IPushImage : IBuildImage
{
    /// <summary>A further tag, which moves to every image that is pushed, such as <c>dev</c> (F3). Default: none.</summary>
    [Parameter("Tag that moves to every pushed image, such as dev; none when left out")]
    string? MovingTag => TryGetValue(() => MovingTag) is { Length: > 0 } tag ? tag : null;

    /// <summary>Makes the stage; override it to change its options.</summary>
    async ValueTask<IStage> CreatePushStage(StageTools tools, CancellationToken cancellationToken) => new PushStage(
        await tools.FindEngineAsync(cancellationToken),
        await tools.FindRegistryAsync(cancellationToken),
        new PushOptions { IsContinuousIntegration = IsServerBuild, MovingTag = MovingTag });

    /// <summary>Pushes every image and records the digest that the registry returned.</summary>
    Target Push => _ => _
        .Description("Push every image and record its digest")
        .Stage(this, Stage.Push);
}
