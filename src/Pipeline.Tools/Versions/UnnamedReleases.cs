using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Tools.Git;
using Semver;

namespace Pipeline.Tools.Versions;

/// <summary>Tells which modules a tag <c>v1.4.0</c> released in a repository that has several now: those that were there, in the time before tags had names.</summary>
/// <param name="workTree">The repository.</param>
/// <param name="graph">The modules.</param>
/// <param name="tags">All release tags.</param>
/// <param name="reached">The commits of tags in the history of the planned commit.</param>
internal sealed class UnnamedReleases(GitWorkTree workTree, ModuleGraph graph, ReleaseTags tags, IReadOnlySet<string> reached)
{
    /// <summary>Counts these tags for the modules that have no release with their own name.</summary>
    /// <param name="warnings">Receives what was assumed, with the command that says it for good.</param>
    /// <param name="cancellationToken">Stops git.</param>
    public async Task<ReleaseTags> AdoptAsync(List<string> warnings, CancellationToken cancellationToken)
    {
        var last = tags.Unnamed.Where(tag => reached.Contains(tag.Commit)).MaxBy(tag => tag.Version, SemVersion.PrecedenceComparer);
        if (last is null)
            return tags;
        var named = graph.Ordered.SelectMany(module => tags.Of(module.Name)).Where(tag => reached.Contains(tag.Commit)).ToList();
        // Beside tags with names, one without is the application's.
        if ((await workTree.FindInHistoryAsync([.. named.Select(tag => tag.Commit).Distinct()], last.Commit, cancellationToken)).Count > 0)
            return tags;
        var open = graph.Ordered.ExceptBy(named.Select(tag => tag.Module), module => module.Name).ToList();
        var folders = await workTree.FindFoldersAsync([.. open.Select(module => module.Path).Distinct()], last.Commit, cancellationToken);
        var released = open.Where(module => folders.Contains(module.Path)).Select(module => module.Name).ToList();
        if (released.Count == 0)
            return tags;
        var commands = released.Select(module => $"git tag {TagFormat.PerModule.Format(module, last.Version)} {last.Name}^{{}}");
        warnings.Add($"The tag {last.Name} names no module; it counts for {string.Join(", ", released)}, which existed then. To say so for good: {string.Join(" && ", commands)}");
        return tags.WithUnnamedOf(released);
    }
}
