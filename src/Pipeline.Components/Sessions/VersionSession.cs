using Pipeline.Core.Errors;
using Pipeline.Core.Planning;
using Pipeline.Tools.Git;
using Pipeline.Tools.Releases;
using Pipeline.Tools.Versions;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>What the targets about versions do.</summary>
internal static class VersionSession
{
    public static async Task PlanAsync(RunContext context)
    {
        using var signals = new SignalCancellation();
        var plan = await context.PlanAsync(signals.Token);
        var selected = (await context.SourceAsync(signals.Token)).Selected.Select(module => module.Name).ToHashSet();
        plan = plan with { Modules = [.. plan.Modules.Where(module => selected.Contains(module.Name))] };
        var path = await VersionPlanFile.WriteAsync(context.Build.RunDirectory, plan, signals.Token);
        await Console.Out.WriteAsync(VersionPlanTable.Write(plan));
        Log.Information("{Count} to release; the plan is in {File}", plan.Releases.Count(), path);
    }

    public static async Task WriteNotesAsync(IWriteReleaseNotes build)
    {
        using var signals = new SignalCancellation();
        var plan = await ReadAsync(build.Context, signals.Token);
        await CheckCommitAsync(build.Context, plan, signals.Token);
        if (!plan.Releases.Any())
            plan = await PlanReleasedAsync(build.Context, plan, signals.Token);
        await WriteNotesAsync(build, plan, signals.Token);
        Log.Information("The notes are in {File}", build.RunDirectory / ReleaseNotesWriter.FileName);
    }

    public static async Task TagAsync(ITagVersions build)
    {
        using var signals = new SignalCancellation();
        var plan = await ReadAsync(build.Context, signals.Token);
        var opened = await build.Context.SourceAsync(signals.Token);
        var options = new TaggingOptions
        {
            Remote = build.Remote,
            Branch = build.ReleaseBranch,
            FallbackIdentity = ServerIdentity.Read(),
            WriteVersionFiles = build.WriteVersions,
            StartNextDevelopment = build.NextDevelopment,
            Changelogs = build.WriteChangelogs ? await WriteNotesAsync(build, plan, signals.Token) : new Dictionary<string, string>(),
        };
        var result = await new ReleaseTagger(opened.WorkTree).TagAsync(plan, opened.Graph, options, signals.Token);
        build.Context.SourceChanged();
        foreach (var tag in result.Tags)
            Log.Information("Tagged {Commit} as {Tag}", result.Commit[..7], tag);
        if (result.NotWritten.Count > 0)
            Log.Warning("{Files:l} may carry a version and were not written. Write them before the release, or generate them while building", string.Join(", ", result.NotWritten));
        foreach (var tag in result.Existing)
            Log.Information("{Tag} is there already", tag);
        if (result.Tags.Count + result.Existing.Count == 0)
            Log.Information("There is nothing to tag");
    }

    private static async Task<VersionPlan> ReadAsync(RunContext context, CancellationToken cancellationToken) =>
        await VersionPlanFile.ReadAsync(context.Build.RunDirectory, (await context.SourceAsync(cancellationToken)).Graph, context.Options.VersionRules.TagFormat, cancellationToken);

    // A plan that was handed over is of this commit, or of the one beside it: its tags are those of this one.
    private static async Task CheckCommitAsync(RunContext context, VersionPlan plan, CancellationToken cancellationToken)
    {
        var head = (await context.SourceAsync(cancellationToken)).Source.Commit;
        if (plan.Commit == head)
            return;
        var tags = (await ReleasedAsync(context, cancellationToken)).Select(tag => tag.Name).ToHashSet();
        if (!plan.Releases.Any() || plan.Releases.Any(release => !tags.Contains(release.Tag!)))
            throw new PipelineException($"The version plan is of commit {plan.Commit[..7]}, but {head[..7]} is checked out. Check out what was planned, or run the target VersionPlan again.");
    }

    // Once the commit is tagged there is nothing to release: the notes are those of its tags.
    private static async Task<VersionPlan> PlanReleasedAsync(RunContext context, VersionPlan plan, CancellationToken cancellationToken)
    {
        var opened = await context.SourceAsync(cancellationToken);
        var planned = plan.Modules.Select(module => module.Name).ToHashSet();
        var released = (await ReleasedAsync(context, cancellationToken)).Where(tag => planned.Contains(tag.Module)).ToList();
        if (released.Count == 0)
            return plan;
        var rules = await context.VersionRulesAsync(cancellationToken);
        return (await new VersionPlanning(opened.WorkTree).PlanReleasedAsync(opened.Graph, rules, released, cancellationToken)) with { Maturity = plan.Maturity };
    }

    private static async Task<IReadOnlyList<ReleaseTag>> ReleasedAsync(RunContext context, CancellationToken cancellationToken)
    {
        var opened = await context.SourceAsync(cancellationToken);
        return await new ReleasedVersions(opened.WorkTree).FindAsync(opened.Graph, context.Options.VersionRules.TagFormat, cancellationToken);
    }

    private static async Task<IReadOnlyDictionary<string, string>> WriteNotesAsync(IWriteReleaseNotes build, VersionPlan plan, CancellationToken cancellationToken)
    {
        var context = build.Context;
        var source = (await context.SourceAsync(cancellationToken)).Source;
        var today = DateOnly.FromDateTime(context.Time.GetUtcNow().UtcDateTime);
        return await new ReleaseNotesWriter(build.RunDirectory)
            .WriteAsync(plan, context.Model.ApplicationName, today, RemoteUrl.WebPage(source.Remote), build.PreviousArtifacts, cancellationToken);
    }
}
