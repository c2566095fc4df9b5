using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Versions;

/// <summary>Plans the next versions of a repository's modules. Reads only; a clone with read access is enough.</summary>
/// <param name="workTree">The repository.</param>
public sealed class VersionPlanning(GitWorkTree workTree)
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
        var (head, checkedOut) = await workTree.ReadHeadAsync(cancellationToken);
        var tags = ReleaseTags.Of(await workTree.ReadTagsAsync(cancellationToken), options.TagFormat ?? TagFormat.For(graph), graph);
        var (last, oldest) = await LastReleasesOf(graph, tags, options.Channel, head, cancellationToken);

        var planner = new VersionPlanner(graph, tags, last, options);
        await workTree.ReadLogAsync(head, oldest, planner.Add, cancellationToken);
        if (oldest is not null && !planner.IsCompleteWithout(oldest))
        {
            // The oldest release by date is not in every other one: branches were merged after it, or clocks differ.
            planner = new VersionPlanner(graph, tags, last, options);
            await workTree.ReadLogAsync(head, null, planner.Add, cancellationToken);
        }

        var plan = planner.Finish(head, branch ?? checkedOut);
        return plan with { Warnings = [.. plan.Warnings, .. VersionFiles.Disagreements(plan, graph, workTree.Root)] };
    }

    // The second value is the release that a history need not go beyond; null: to the roots.
    private async Task<(Dictionary<string, LastReleases> Last, string? Oldest)> LastReleasesOf(
        ModuleGraph graph, ReleaseTags tags, string? channel, string head, CancellationToken cancellationToken)
    {
        var last = graph.Ordered.ToDictionary(module => module.Name, module => LastReleases.Choose(tags.Of(module.Name), channel, _ => true));
        var commits = await workTree.ReadCommitsInHistoryAsync(Commits(last.Values), head, cancellationToken);
        var elsewhere = last.Where(pair => !Commits([pair.Value]).IsSubsetOf(commits.Keys)).Select(pair => pair.Key).ToList();
        if (elsewhere.Count > 0)
        {
            // Some modules' highest tags are on other branches: look at all tags of those modules.
            var all = elsewhere.SelectMany(name => tags.Of(name)).Select(tag => tag.Commit).ToHashSet();
            commits = commits.Concat(await workTree.ReadCommitsInHistoryAsync(all, head, cancellationToken)).DistinctBy(pair => pair.Key).ToDictionary();
            foreach (var name in elsewhere)
                last[name] = LastReleases.Choose(tags.Of(name), channel, tag => commits.ContainsKey(tag.Commit));
        }

        var isBounded = last.Values.All(release => release.Stable is not null);
        return (last, isBounded ? Commits(last.Values).MinBy(commit => commits[commit]) : null);
    }

    private static HashSet<string> Commits(IEnumerable<LastReleases> releases) =>
        [.. releases.SelectMany(release => new[] { release.Stable?.Commit, release.Prerelease?.Commit }).OfType<string>()];
}
