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
    public Task<VersionPlan> PlanAsync(ModuleGraph graph, PlanOptions options, string? branch, CancellationToken cancellationToken) =>
        PlanAsync(graph, options, branch, [], cancellationToken);

    /// <summary>The plan that led to releases of the checked-out commit; everything else has nothing to release.</summary>
    /// <param name="graph">The modules.</param>
    /// <param name="options">The repository's rules.</param>
    /// <param name="released">The releases, one a module.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">The clone is shallow or has no commits; the message says what to do.</exception>
    public async Task<VersionPlan> PlanReleasedAsync(ModuleGraph graph, PlanOptions options, IReadOnlyList<ReleaseTag> released, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(released);
        var plan = await PlanAsync(graph, options, null, released, cancellationToken);
        var tags = released.ToDictionary(tag => tag.Module);
        return plan with { Modules = [.. plan.Modules.Select(module => tags.TryGetValue(module.Name, out var tag) ? module with { Next = tag.Version, Tag = tag.Name } : module with { Next = null, Tag = null })] };
    }

    private async Task<VersionPlan> PlanAsync(ModuleGraph graph, PlanOptions options, string? branch, IReadOnlyList<ReleaseTag> without, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(options);
        if (workTree.IsShallow)
            throw new PipelineException($"Versions cannot be planned: commits and tags are missing. {GitHistory.ShallowAdvice}");
        var reading = workTree.ReadTagsAsync(cancellationToken);
        var (head, checkedOut) = await workTree.ReadHeadAsync(cancellationToken);
        var tags = ReleaseTags.Of((await reading).ExceptBy(without.Select(tag => tag.Name), tag => tag.Key), options.TagFormat, graph);
        List<string> warnings = [];
        var plan = (await ReadAsync(graph, tags, options, head, warnings, cancellationToken)).Finish(branch ?? checkedOut);
        return plan with
        {
            Warnings =
            [
                .. warnings,
                .. plan.Warnings,
                .. UnreadTags.Warnings(plan, tags, options.TagFormat, graph),
                .. VersionFiles.Disagreements(plan, graph, workTree.Root),
            ],
        };
    }

    // The highest tags are nearly always in the history. So that is tried first; the walk itself shows whether it was right.
    // Otherwise all tags are looked at.
    private async Task<VersionPlanner> ReadAsync(ModuleGraph graph, ReleaseTags tags, PlanOptions options, string head, List<string> warnings, CancellationToken cancellationToken)
    {
        var last = Choose(_ => true);
        var times = await workTree.ReadCommitTimesAsync(Commits(last), cancellationToken);
        if ((tags.Unnamed.Count == 0 || HasAll()) && Commits(last).IsSubsetOf(times.Keys) && await TryReadAsync(Oldest()) is { } planner)
            return planner;

        var all = graph.Ordered.SelectMany(module => tags.Of(module.Name)).Concat(tags.Unnamed).Select(tag => tag.Commit).ToHashSet();
        times = await workTree.ReadCommitTimesAsync(all, cancellationToken);
        var reached = await workTree.FindInHistoryAsync([.. times.Keys], head, cancellationToken);
        last = Choose(tag => reached.Contains(tag.Commit));
        if (tags.Unnamed.Count > 0 && !HasAll())
        {
            tags = await new UnnamedReleases(workTree, graph, tags, reached).AdoptAsync(warnings, cancellationToken);
            last = Choose(tag => reached.Contains(tag.Commit));
        }

        return await TryReadAsync(Oldest()) ?? await TryReadAsync(null) ?? throw new InvalidDataException($"git log of {head} lacks a tagged commit that git rev-list has.");

        Dictionary<string, ReleaseCandidates> Choose(Func<ReleaseTag, bool> isInHistory) =>
            graph.Ordered.ToDictionary(module => module.Name, module => ReleaseCandidates.Choose(tags.Of(module.Name), options, isInHistory));

        bool HasAll() => last.Values.All(release => release.Stable.Count > 0);

        // The oldest of the last releases is nearly always in all others; what is older then concerns nobody.
        string? Oldest() => HasAll() ? Commits(last).MinBy(commit => times[commit]) : null;

        async Task<VersionPlanner?> TryReadAsync(string? without)
        {
            var planner = new VersionPlanner(head, graph, tags, last, options);
            await workTree.ReadLogAsync(head, without, planner.Add, cancellationToken);
            return planner.TryEnd(without) ? planner : null;
        }
    }

    private static HashSet<string> Commits(Dictionary<string, ReleaseCandidates> releases) => [.. releases.Values.SelectMany(release => release.All).Select(tag => tag.Commit)];
}
