using Pipeline.Components.Sessions;
using Pipeline.Stages.Previews;

namespace Pipeline.Components.Previews;

/// <summary>What is done with a preview counts as its use.</summary>
internal static class PreviewUse
{
    /// <summary>Notes it.</summary>
    /// <exception cref="Core.Errors.PipelineException">The preview is not open.</exception>
    public static async Task NoteAsync(RunContext context, ChosenPreview preview, StageTools tools, CancellationToken cancellationToken)
    {
        // The one that is being opened is noted by whoever opens it.
        if (context.Reservation is not null)
            return;
        var (deployer, _) = await tools.DeployersFor(context.Options.Runtime).ChooseAsync(cancellationToken);
        await new PreviewKeeper(await tools.FindPreviewsAsync(cancellationToken), deployer, context.Time).UseAsync(preview.Name, cancellationToken);
    }
}
