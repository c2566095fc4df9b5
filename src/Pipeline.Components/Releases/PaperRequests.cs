using Pipeline.Components.Sessions;
using Pipeline.Core.Commits;
using Pipeline.Core.Modules;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Papers;
using Pipeline.Tools.Git;
using Pipeline.Tools.GitHub;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>The pull requests that a release brings: which, the commits tell; what they say and which issues they close, GitHub.</summary>
internal static class PaperRequests
{
    /// <summary>Reads them; without a token, or where GitHub does not answer, what commits tell.</summary>
    /// <param name="build">The build.</param>
    /// <param name="opened">The repository.</param>
    /// <param name="bundle">The release.</param>
    /// <param name="before">What ran before; null: everything since the first commit is new.</param>
    /// <param name="cancellationToken">Stops git and GitHub.</param>
    public static async Task<IReadOnlyList<MergedRequest>> ReadAsync(IHazGitHub build, OpenedSource opened, BundleState bundle, BundleState? before, CancellationToken cancellationToken)
    {
        var requests = await ReadCommitsAsync(opened, bundle, before, cancellationToken);
        if (requests.Count == 0 || build.GitHubToken is not { } token || HostedRepository.Find(build, opened.Source.Remote) is not { } repository)
            return requests;
        try
        {
            using var github = new GitHubPullRequests(repository, token);
            return ToldRequests.Complete(requests, await github.ReadAsync(requests.Select(request => request.Number), cancellationToken));
        }
        catch (GitHubException exception)
        {
            Log.Warning("The papers have what commits tell of pull requests. {Reason:l}", exception.Message);
            return requests;
        }
    }

    private static async Task<IReadOnlyList<MergedRequest>> ReadCommitsAsync(OpenedSource opened, BundleState bundle, BundleState? before, CancellationToken cancellationToken)
    {
        Dictionary<BundleState, string> found = [];
        foreach (var one in new[] { bundle, before }.OfType<BundleState>())
        {
            if (await FindCommitAsync(opened, one.Bundle.Content, cancellationToken) is { } commit)
            {
                found[one] = commit;
                continue;
            }

            Log.Warning("The papers name no pull requests: the commit {Commit:l} of {Bundle:l} is not in this repository. Fetch it, and write them again: git fetch origin {Commit:l}", one.Bundle.Content.Commit, one, one.Bundle.Content.Commit);
            return [];
        }

        List<HistoryCommit> commits = [];
        await opened.WorkTree.ReadLogAsync(found[bundle], before is null ? null : found[before], commits.Add, cancellationToken);
        return MergedRequests.Of(commits, path => ModulesOf(opened.Graph, path));
    }

    // What was merged has the tree of what was rehearsed, and says which pull request it is; the rehearsed commit itself is in no branch.
    private static async Task<string?> FindCommitAsync(OpenedSource opened, BundleContent bundle, CancellationToken cancellationToken)
    {
        if (await BundleSources.FindCommitAsync(opened, bundle.Tree, cancellationToken) is { } merged)
            return merged;
        var (result, commit) = await opened.WorkTree.Git.TryReadAsync(GitProgram.Command(opened.WorkTree.Root, "rev-parse", "--verify", "--quiet", "--end-of-options", bundle.Commit + "^{commit}"), cancellationToken);
        return result.ExitCode == 0 ? commit : null;
    }

    private static IEnumerable<string> ModulesOf(ModuleGraph graph, string path) =>
        graph.Ordered.Where(module => module.Path == "." || path.StartsWith($"{module.Path}/", StringComparison.Ordinal)).Select(module => module.Name);
}
