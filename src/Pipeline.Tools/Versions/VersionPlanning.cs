using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Versions;

/// <summary>Plans the next versions of a repository's modules. Reads only; a clone with read access is enough.</summary>
/// <param name="workTree">The repository.</param>
internal sealed class VersionPlanning(GitWorkTree workTree)
{
    /// <summary>Plans the checked-out commit.</summary>
    /// <param name="graph">The modules.</param>
    /// <param name="options">The repository's rules.</param>
    /// <param name="branch">The branch that is built; null: the checked-out one. CI systems check out a commit, not a branch.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">The clone is shallow or has no commits; the message says what to do.</exception>
    public async Task<VersionPlan> PlanAsync(ModuleGraph graph, PlanOptions options, string? branch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(options);
        if (workTree.IsShallow)
            throw new PipelineException($"Versions cannot be planned: commits and tags are missing. {GitHistory.ShallowAdvice}");
        var reading = workTree.ReadTagsAsync(cancellationToken);
        var (head, checkedOut) = await workTree.ReadHeadAsync(cancellationToken);
        var tags = ReleaseTags.Of(await reading, options.TagFormat ?? TagFormat.For(graph), graph);
        var plan = (await ReadAsync(graph, tags, options, head, cancellationToken)).Finish(head, branch ?? checkedOut);
        return plan with { Warnings = [.. plan.Warnings, .. VersionFiles.Disagreements(plan, graph, workTree.Root)] };
    }

    // The highest tags are nearly always in the history, and the oldest of them in all others. So that is tried first; the
    // walk itself shows whether it was right. Otherwise all tags are looked at, and the history is read to its roots.
    private async Task<VersionPlanner> ReadAsync(ModuleGraph graph, ReleaseTags tags, PlanOptions options, string head, CancellationToken cancellationToken)
    {
        var last = graph.Ordered.ToDictionary(module => module.Name, module => LastReleases.Choose(tags.Of(module.Name), options.Channel, _ => true));
        var times = await workTree.ReadCommitTimesAsync(Commits(last.Values), cancellationToken);
        if (Commits(last.Values).IsSubsetOf(times.Keys))
        {
            var oldest = last.Values.All(release => release.Stable is not null) ? Commits(last.Values).MinBy(commit => times[commit]) : null;
            var planner = await ReadAsync(new VersionPlanner(graph, tags, last, options), head, oldest, cancellationToken);
            if (planner.IsCompleteWithout(oldest))
                return planner;
        }

        var all = graph.Ordered.SelectMany(module => tags.Of(module.Name)).Select(tag => tag.Commit).ToHashSet();
        var commits = await workTree.ReadCommitTimesAsync(all, cancellationToken);
        var reached = await workTree.FindInHistoryAsync([.. commits.Keys], head, cancellationToken);
        last = graph.Ordered.ToDictionary(module => module.Name, module => LastReleases.Choose(tags.Of(module.Name), options.Channel, tag => reached.Contains(tag.Commit)));
        return await ReadAsync(new VersionPlanner(graph, tags, last, options), head, null, cancellationToken);
    }

    private async Task<VersionPlanner> ReadAsync(VersionPlanner planner, string head, string? without, CancellationToken cancellationToken)
    {
        await workTree.ReadLogAsync(head, without, planner.Add, cancellationToken);
        return planner;
    }

    private static HashSet<string> Commits(IEnumerable<LastReleases> releases) =>
        [.. releases.SelectMany(release => new[] { release.Stable?.Commit, release.Prerelease?.Commit }).OfType<string>()];
}
