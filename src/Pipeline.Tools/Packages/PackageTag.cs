using Pipeline.Core.Errors;
using Pipeline.Tools.Git;
using Semver;

namespace Pipeline.Tools.Packages;

/// <summary>The tag from which packages are published.</summary>
internal static class PackageTag
{
    /// <summary>The version that <paramref name="tag"/> says: <c>1.2.3-rc.1</c> of <c>v1.2.3-rc.1</c> or <c>1.2.3-rc.1</c>.</summary>
    /// <exception cref="PipelineException">It says none, or one with build metadata, which NuGet does not tell from the one without.</exception>
    public static string VersionOf(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var text = tag.StartsWith('v') ? tag[1..] : tag;
        return SemVersion.TryParse(text, SemVersionStyles.Strict, out var version) && version.Metadata.Length == 0
            ? text
            : throw new PipelineException($"The tag '{tag}' is no version: expected one such as v1.2.3 or v1.2.3-rc.1, without build metadata.");
    }

    /// <summary>Refuses a tag that is not on the commit in hand, or whose commit is not in the history of <paramref name="branch"/>.</summary>
    /// <param name="workTree">The repository.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="branch">The branch that packages are published from, as origin has it when there is one.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The commit.</returns>
    /// <exception cref="PipelineException">It is such a tag, or there is no such tag or branch.</exception>
    public static async Task<string> RequireAsync(GitWorkTree workTree, string tag, string branch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        VersionOf(tag);
        if (workTree.IsShallow)
            throw new PipelineException($"Whether '{tag}' is on {branch} cannot be seen. {GitHistory.ShallowAdvice}");
        var tagged = await workTree.ResolveAsync("refs/tags/" + tag, cancellationToken);
        var (head, _) = await workTree.ReadHeadAsync(cancellationToken);
        if (tagged != head)
            throw new PipelineException($"The tag '{tag}' is on {tagged}, but what is here is {head}. Check the tag out: git switch --detach {tag}");
        var known = (await workTree.Git.ReadAsync(workTree.Root, ["for-each-ref", "--format=%(refname)", "refs/remotes/origin/" + branch, "refs/heads/" + branch], cancellationToken))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // Refs come sorted: heads before remotes; what origin has counts.
        var reference = known.LastOrDefault() ?? throw new PipelineException($"There is no branch {branch}, from which packages are published. Fetch it: git fetch origin {branch}");
        return (await workTree.FindInHistoryAsync([head], reference, cancellationToken)).Count == 1
            ? head
            : throw new PipelineException($"The tag '{tag}' is on {head}, which is not on {branch}: packages are published from {branch} only. Merge it, and tag the merge.");
    }
}
