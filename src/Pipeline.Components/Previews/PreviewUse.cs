using Pipeline.Components.Sessions;
using Pipeline.Stages.Previews;

namespace Pipeline.Components.Previews;

/// <summary>What is done with a preview counts as its use, and nobody closes it meanwhile.</summary>
internal static class PreviewUse
{
    /// <summary>Notes it, and keeps others from the preview to the end of the process.</summary>
    /// <exception cref="Core.Errors.PipelineException">The preview is not open.</exception>
    public static async Task HoldAsync(RunContext context, ChosenPreview preview, CancellationToken cancellationToken)
    {
        // The one that is being opened is held and noted by whoever opens it.
        if (context.Reservation is not null || context.Use is not null)
            return;
        var tools = new StageTools(context, preview.Environment);
        try
        {
            var (deployer, _) = await tools.DeployersFor(context.Options.Runtime).ChooseAsync(cancellationToken);
            var keeper = new PreviewKeeper(await tools.FindPreviewsAsync(cancellationToken), deployer, context.Time);
            context.Use = new PreviewReservation(tools, await keeper.UseAsync(preview.Name, Console.Out, cancellationToken));
        }
        catch
        {
            await tools.DisposeAsync();
            throw;
        }
    }
}
