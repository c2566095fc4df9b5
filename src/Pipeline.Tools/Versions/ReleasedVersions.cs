using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Versions;

/// <summary>
/// Finds what was released of the checked-out commit: the tags on it, or those on the commit beside it that wrote their versions into
/// files: its child, or, where the next development has begun, its parent.
/// </summary>
/// <param name="workTree">The repository.</param>
internal sealed class ReleasedVersions(GitWorkTree workTree)
{
    // The trailer of each commit tells whether it is part of releasing.
    private const string Format = $"--format=%H %P%x09%(trailers:key={VersionPlanner.ReleaseFooter},valueonly,separator=%x2C)";

    /// <summary>The highest release of each module; empty when there is none.</summary>
    public async Task<IReadOnlyList<ReleaseTag>> FindAsync(ModuleGraph graph, TagFormat? format, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var reading = workTree.ReadTagsAsync(cancellationToken);
        var (head, _) = await workTree.ReadHeadAsync(cancellationToken);
        var tags = ReleaseTags.Of(await reading, format, graph);
        var all = graph.Ordered.SelectMany(module => tags.Of(module.Name)).ToLookup(tag => tag.Commit);
        if (all.Count == 0)
            return [];
        var commit = all.Contains(head) ? head : await FindWrittenAsync(head, [.. all.Select(group => group.Key)], cancellationToken);
        return commit is null ? [] : [.. all[commit].DistinctBy(tag => tag.Module)];
    }

    private async Task<string?> FindWrittenAsync(string head, IReadOnlyCollection<string> tagged, CancellationToken cancellationToken)
    {
        var command = GitProgram.Command(workTree.Root, "log", "--no-walk=unsorted", "--no-show-signature", "--encoding=UTF-8", "--stdin", Format);
        var output = await workTree.Git.ReadAsync(command with { StandardInput = string.Join('\n', tagged.Append(head)) + "\n" }, cancellationToken);
        var commits = output.Split('\n').Select(line => line.Split('\t')).Where(fields => fields is [_, { Length: > 0 }]).ToDictionary(fields => fields[0].Split(' ')[0], fields => fields[0].Split(' ')[1..]);
        var child = tagged.FirstOrDefault(commit => commits.TryGetValue(commit, out var parents) && parents is [var parent] && parent == head);
        return child ?? (commits.TryGetValue(head, out var before) && before is [var written] && tagged.Contains(written) && commits.ContainsKey(written) ? written : null);
    }
}
