using Pipeline.Core.Planning;
using Pipeline.Tools.Git;
using Pipeline.Tools.Releases;
using Pipeline.Tools.Versions;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>What the targets about versions do.</summary>
internal static class VersionSession
{
    public static async Task PlanAsync(IPlanVersions build)
    {
        using var signals = new SignalCancellation();
        var (workTree, graph) = await WorkspaceReader.OpenOwnAsync(build, signals.Token);
        var plan = await new VersionPlanning(workTree).PlanAsync(graph, VersionRulesReader.Read(build), build.ReleaseBranch, signals.Token);
        var selected = (await WorkspaceReader.SelectAsync(build, workTree, graph, signals.Token)).Select(module => module.Name).ToHashSet();
        plan = plan with { Modules = [.. plan.Modules.Where(module => selected.Contains(module.Name))] };
        var path = await VersionPlanFile.WriteAsync(build.RunDirectory, plan, signals.Token);
        await Console.Out.WriteAsync(VersionPlanTable.Write(plan));
        Log.Information("{Count} to release; the plan is in {File}", plan.Releases.Count(), path);
    }

    public static async Task WriteNotesAsync(IWriteReleaseNotes build)
    {
        using var signals = new SignalCancellation();
        var plan = await VersionPlanFile.ReadAsync(build.RunDirectory, signals.Token);
        var (workTree, _) = await WorkspaceReader.OpenOwnAsync(build, signals.Token);
        await WriteNotesAsync(build, plan, workTree, signals.Token);
        Log.Information("The notes are in {File}", build.RunDirectory / ReleaseNotesWriter.FileName);
    }

    public static async Task TagAsync(ITagVersions build)
    {
        using var signals = new SignalCancellation();
        var plan = await VersionPlanFile.ReadAsync(build.RunDirectory, signals.Token);
        var (workTree, graph) = await WorkspaceReader.OpenOwnAsync(build, signals.Token);
        var options = new TaggingOptions
        {
            Remote = build.Remote,
            Branch = build.ReleaseBranch,
            FallbackIdentity = ServerIdentity.Read(),
            WriteVersionFiles = build.WriteVersions,
            StartNextDevelopment = build.NextDevelopment,
            Changelogs = build.WriteChangelogs ? await WriteNotesAsync(build, plan, workTree, signals.Token) : new Dictionary<string, string>(),
        };
        var result = await new ReleaseTagger(workTree).TagAsync(plan, graph, options, signals.Token);
        foreach (var tag in result.Tags)
            Log.Information("Tagged {Commit} as {Tag}", result.Commit[..7], tag);
        foreach (var tag in result.Existing)
            Log.Information("{Tag} is there already", tag);
        if (result.Tags.Count + result.Existing.Count == 0)
            Log.Information("There is nothing to tag");
    }

    private static async Task<IReadOnlyDictionary<string, string>> WriteNotesAsync(IWriteReleaseNotes build, VersionPlan plan, GitWorkTree workTree, CancellationToken cancellationToken)
    {
        var source = await workTree.ReadSourceAsync(cancellationToken);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return await new ReleaseNotesWriter(build.RunDirectory)
            .WriteAsync(plan, build.Model.ApplicationName, today, RemoteUrl.WebPage(source.Remote), build.PreviousArtifacts, cancellationToken);
    }
}
