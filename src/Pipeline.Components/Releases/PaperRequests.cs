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
        List<HistoryCommit> commits = [];
        await opened.WorkTree.ReadLogAsync(bundle.Bundle.Content.Commit, before?.Bundle.Content.Commit, commits.Add, cancellationToken);
        var requests = MergedRequests.Of(commits, path => ModulesOf(opened.Graph, path));
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

    private static IEnumerable<string> ModulesOf(ModuleGraph graph, string path) =>
        graph.Ordered.Where(module => module.Path == "." || path.StartsWith($"{module.Path}/", StringComparison.Ordinal)).Select(module => module.Name);
}
