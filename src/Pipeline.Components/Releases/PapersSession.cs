using Pipeline.Components.Sessions;
using Pipeline.Core.Commits;
using Pipeline.Core.Modules;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Papers;
using Pipeline.Reports.Releases.Papers;
using Pipeline.Tools.Files;
using Pipeline.Tools.Git;
using Pipeline.Tools.Releases;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>What the target Papers does.</summary>
internal static class PapersSession
{
    /// <summary>Writes the papers of a release, and tells what is missing and who owes it.</summary>
    public static async Task WriteAsync(IWritePapers build)
    {
        using var signals = new SignalCancellation();
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        var state = (await ledger.ReadAsync(signals.Token)).State;
        var bundle = ledger.FindBundle(state);
        var environment = VoteSession.EnvironmentOf(build, state);
        var opened = await build.Context.SourceAsync(signals.Token);
        var empty = ReleasePapers.Of(state, bundle, environment, new PaperInputs(), ledger.Now);
        var inputs = new PaperInputs
        {
            Notes = await NotesAsync(build, bundle, signals.Token),
            Requests = await RequestsAsync(opened, bundle, empty.Before, signals.Token),
            DeployNotes = opened.Graph.Ordered.Where(module => module.DeployNotes.Count > 0).ToDictionary(module => module.Name, module => module.DeployNotes),
            OnCall = build.OnCall ?? [],
        };
        var papers = ReleasePapers.Of(state, bundle, environment, inputs, ledger.Now);
        var folder = Path.Combine(build.RunDirectory, "papers", bundle.Release);
        foreach (var (name, text) in PapersMarkdown.Files(papers))
            await ArtifactsFile.WriteAsync(folder, name, System.Text.Encoding.UTF8.GetBytes(text), signals.Token);
        foreach (var missing in papers.Missing)
            Log.Warning("{What:l}: {Owed:l} owes it", missing.What, missing.Owed);
        Log.Information("The papers of {Bundle:l} are in {Folder:l}", bundle, folder);
    }

    // The notes are of the commit that the last run planned; of another one they would tell another story.
    private static async Task<string?> NotesAsync(IWritePapers build, BundleState bundle, CancellationToken cancellationToken)
    {
        var path = Path.Combine(build.RunDirectory, ReleaseNotesWriter.FileName);
        var head = (await build.Context.SourceAsync(cancellationToken)).Source.Commit;
        return head == bundle.Bundle.Content.Commit && File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : null;
    }

    private static async Task<IReadOnlyList<MergedRequest>> RequestsAsync(OpenedSource opened, BundleState bundle, BundleState? before, CancellationToken cancellationToken)
    {
        List<HistoryCommit> commits = [];
        await opened.WorkTree.ReadLogAsync(bundle.Bundle.Content.Commit, before?.Bundle.Content.Commit, commits.Add, cancellationToken);
        return MergedRequests.Of(commits, path => ModulesOf(opened.Graph, path));
    }

    private static IEnumerable<string> ModulesOf(ModuleGraph graph, string path) =>
        graph.Ordered.Where(module => module.Path == "." || path.StartsWith($"{module.Path}/", StringComparison.Ordinal)).Select(module => module.Name);
}
