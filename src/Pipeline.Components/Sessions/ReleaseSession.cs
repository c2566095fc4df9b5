using Pipeline.Components.Releases;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Stages.Push;
using Pipeline.Tools.Versions;
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
            ? await new ReleaseImages(await tools.OpenRegistryAsync(signals.Token), context.Build.RunDirectory, await SealedImagesAsync(context, signals.Token)).TagAsync(workspace.Selected, signals.Token)
            : [];
        foreach (var image in tagged)
            Log.Information("{Image:l} is {Digest:l}", image.Reference, image.Digest);
        await TagMaturityAsync(context, workspace, tools, signals.Token);
        if (tagged.Count > 0)
            return;
        await CheckWrittenAsync(context, workspace, signals.Token);
        Log.Information("No module has a release tag on commit {Commit:l}: there is nothing to tag", workspace.Source.Commit[..12]);
    }

    // A bundle that was promoted may have been built by another run.
    private static async Task<IReadOnlyDictionary<string, Digest>?> SealedImagesAsync(RunContext context, CancellationToken cancellationToken) =>
        context.Build is IHazLedger build ? await BundleSession.FindImagesAsync(build, cancellationToken) : null;

    // The tag follows the evidence, so it moves also where no version was tagged.
    private static async Task TagMaturityAsync(RunContext context, Workspace workspace, StageTools tools, CancellationToken cancellationToken)
    {
        if (await context.MaturityAsync(cancellationToken) is not { } measured)
            return;
        if (measured.Bundle is not { } bundle)
        {
            Log.Information("No tag moves by maturity: {Because:l}", measured.Planned.Because);
            return;
        }

        var registry = await tools.OpenRegistryAsync(cancellationToken);
        if (bundle.IsRehearsal && !registry.Address.IsLoopback)
        {
            Log.Warning("The tag {Word:l} does not move: {Bundle:l} is a rehearsal, and {Registry:l} is not on this machine", measured.Planned.Word, bundle, registry.Address.Host);
            return;
        }

        var images = await new MaturityImages(registry, measured, context.Time.GetUtcNow()).TagAsync(
            workspace.Selected.Select(module => module.Module.Name),
            (module, keeper) => Log.Information("{Module:l}:{Word:l} stays with the later bundle {Keeper:l}, which is as mature", module, measured.Planned.Word, keeper),
            cancellationToken);
        foreach (var image in images)
            Log.Information("{Image:l} is {Digest:l}, {Because:l}", image.Reference, image.Digest, measured.Planned.Because);
    }

    // Versions in files are a commit of their own, whose images are others than those of the commit before.
    private static async Task CheckWrittenAsync(RunContext context, Workspace workspace, CancellationToken cancellationToken)
    {
        if (workspace.Selected.Any(module => module.IsRelease))
            return;
        var opened = await context.SourceAsync(cancellationToken);
        var released = await new ReleasedVersions(opened.WorkTree).FindAsync(opened.Graph, context.Options.VersionRules.TagFormat, cancellationToken);
        var selected = released.Where(tag => workspace.Selected.Any(module => module.Module.Name == tag.Module)).ToList();
        if (selected.Count > 0)
        {
            throw new PipelineException(
                $"{string.Join(", ", selected.Select(tag => tag.Name))}: {(selected.Count == 1 ? "this tag stands" : "these tags stand")} on commit {selected[0].Commit[..12]}, which wrote the versions into files, "
                + $"and not on {workspace.Source.Commit[..12]}, whose images were pushed: no image was tagged. Push the images of the tagged commit (git checkout {selected[0].Name}, then Push and TagImages), or tag without --write-versions and --write-changelogs.");
        }
    }
}
