using Pipeline.Core.Artifacts;
using Pipeline.Stages.Push;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>What the targets do that turn a deployed commit into a release.</summary>
internal static class ReleaseSession
{
    public static async Task TagImagesAsync(RunContext context)
    {
        using var signals = new SignalCancellation();
        var workspace = await context.WorkspaceAsync(signals.Token);
        await using var tools = new StageTools(context, workspace.Source);
        IReadOnlyList<Artifact> tagged = workspace.Selected.Any(module => module.IsRelease)
            ? await new ReleaseImages(await tools.OpenRegistryAsync(signals.Token), context.Build.RunDirectory).TagAsync(workspace.Selected, signals.Token)
            : [];
        foreach (var image in tagged)
            Log.Information("{Image:l} is {Digest:l}", image.Reference, image.Digest);
        if (tagged.Count == 0)
            Log.Information("No module has a release tag on commit {Commit:l}: there is nothing to tag", workspace.Source.Commit[..12]);
    }
}
