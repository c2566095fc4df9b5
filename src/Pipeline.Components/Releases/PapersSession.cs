using System.Text;
using Pipeline.Components.Sessions;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Papers;
using Pipeline.Reports.Releases.Papers;
using Pipeline.Tools.Files;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Releases;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>What the target Papers does.</summary>
internal static class PapersSession
{
    /// <summary>Writes the papers of a release, tells what is missing and who owes it, and keeps them in the ledger once the release runs.</summary>
    public static async Task WriteAsync(IWritePapers build)
    {
        using var signals = new SignalCancellation();
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        var view = await ledger.ReadAsync(signals.Token);
        var opened = await build.Context.SourceAsync(signals.Token);
        var bundle = build.BundleName is null ? TreeBundle.Find(view.State, await opened.ReadTreeAsync(signals.Token), proven: false) : null;
        bundle ??= ledger.FindBundle(view.State);
        var environment = VoteSession.EnvironmentOf(build, view.State);
        var papers = ReleasePapers.Of(view.State, bundle, environment, new PaperInputs(), ledger.Now);
        papers = ReleasePapers.Of(view.State, bundle, environment, await ReadInputsAsync(build, ledger, view, opened, papers, signals.Token), ledger.Now);
        var folder = Path.Combine(build.RunDirectory, "papers", bundle.Release);
        foreach (var (name, text) in PapersMarkdown.Files(papers))
            await ArtifactsFile.WriteAsync(folder, name, Encoding.UTF8.GetBytes(text), signals.Token);
        foreach (var missing in papers.Missing)
            Log.Warning("{What:l}: {Owed:l} owes it", missing.What, missing.Owed);
        Log.Information("The papers of {Bundle:l} are in {Folder:l}", bundle, folder);
        await KeepAsync(ledger, papers, signals.Token);
    }

    private static async Task<PaperInputs> ReadInputsAsync(IWritePapers build, ReleaseLedger ledger, LedgerView<LedgerState> view, OpenedSource opened, ReleasePapers papers, CancellationToken cancellationToken)
    {
        var (bundle, before) = (papers.Bundle, papers.Before);
        var subjects = new[] { bundle, before }.OfType<BundleState>().SelectMany(one => one.Bundle.Content.Modules).SelectMany(module => module.Subjects).Select(subject => subject.Value).ToHashSet();
        return new PaperInputs
        {
            Notes = await ReadNotesAsync(build, bundle, opened, cancellationToken),
            Requests = await PaperRequests.ReadAsync(build, opened, bundle, before, cancellationToken),
            Tests = await new LedgerTexts(ledger, view.Head).ReadTestsAsync(subjects, cancellationToken),
            DeployNotes = opened.Graph.Ordered.Where(module => module.DeployNotes.Count > 0).ToDictionary(module => module.Name, module => module.DeployNotes),
            OnCall = build.OnCall ?? [],
        };
    }

    // The notes are of the sources that the last run planned; of others they would tell another story.
    private static async Task<string?> ReadNotesAsync(IWritePapers build, BundleState bundle, OpenedSource opened, CancellationToken cancellationToken)
    {
        var path = Path.Combine(build.RunDirectory, ReleaseNotesWriter.FileName);
        return File.Exists(path) && await opened.ReadTreeAsync(cancellationToken) == bundle.Bundle.Content.Tree ? await File.ReadAllTextAsync(path, cancellationToken) : null;
    }

    // Of a bundle that is no release yet papers are a draft, which changes with every vote.
    private static async Task KeepAsync(ReleaseLedger ledger, ReleasePapers papers, CancellationToken cancellationToken)
    {
        var (bundle, environment) = (papers.Bundle, papers.Environment);
        if (papers.ReleasedAt is null)
            Log.Information("The ledger keeps them when {Bundle:l} has run in {Environment:l}", bundle, environment);
        else if (!bundle.IsRehearsal && await ledger.ReadPersonAsync(cancellationToken) is { Proven: false } person)
            Log.Warning("The ledger does not keep them: nobody vouches for that this is {Person:l}, and {Bundle:l} is no rehearsal. Do it on GitHub, or sign with a key that is listed", person, bundle);
        else if (bundle.Papers.FindLast(kept => kept.Environment == environment) is { } last && PapersKept.DigestOf(PapersMarkdown.ToKeep(papers with { At = last.At })) == last.Text)
            Log.Information("The ledger has them already, by {Person:l}", last.By);
        else
            await ledger.AppendAsync(edit => Keep(edit, papers), cancellationToken);
    }

    // Who was faster kept papers of their own: both stand.
    private static void Keep(LedgerEdit edit, ReleasePapers papers)
    {
        var now = ReleasePapers.Of(edit.State, edit.State.Bundles[papers.Bundle.Bundle.Id.Value], papers.Environment, papers.Inputs, edit.Now);
        edit.Add(new PapersKept { At = edit.Now, By = edit.By, Bundle = now.Bundle.Bundle.Id, Environment = now.Environment, Text = PapersMarkdown.ToKeep(now), Missing = now.Missing.Count });
    }
}
