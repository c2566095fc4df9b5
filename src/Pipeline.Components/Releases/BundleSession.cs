using Nuke.Common.CI.GitHubActions;
using Pipeline.Components.Sessions;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Runs;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Stages.Promotions;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Storage;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>What the target Bundle does.</summary>
internal static class BundleSession
{
    private const string Heads = "refs/heads/";

    /// <summary>Seals the artifacts of the last run with what was found about them; the same artifacts of the same tree stay the bundle that they are.</summary>
    public static async Task SealAsync(ISealBundle build)
    {
        using var signals = new SignalCancellation();
        var opened = await build.Context.SourceAsync(signals.Token);
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        var run = await new RunRecordStore(build.RunDirectory).ReadAsync(signals.Token);
        var tree = await opened.ReadTreeAsync(signals.Token);
        var sources = await ReadSourcesAsync(opened, signals.Token);
        run = HandedOnRun.Complete(run, build.RunDirectory, opened.Source, sources);
        var files = run is null ? null : await RunFiles.ReadAsync(build.RunDirectory, run, signals.Token);
        var sealing = new Sealing(build.Context.Model.ApplicationName, opened.Source.Commit, tree, await FindBranchAsync(ledger, opened, signals.Token), sources, run, files);
        BundleState? bundle = null;
        await ledger.AppendAsync(edit => bundle = sealing.Decide(edit), signals.Token);
        Log.Information("The bundle is {Bundle:l}: {Modules:l}", bundle, string.Join(", ", bundle!.Bundle.Content.Modules.Select(module => $"{module.Name} {module.Version}")));
        await StepOutput.WriteAsync("bundle", bundle.Bundle.Id.Hex, signals.Token);
    }

    /// <summary>Tells whether a bundle was sealed of the tree that is checked out, which <see cref="SealAsync"/> would keep.</summary>
    public static async Task TellRehearsedAsync(ISealBundle build)
    {
        using var signals = new SignalCancellation();
        var opened = await build.Context.SourceAsync(signals.Token);
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        var state = (await ledger.ReadAsync(signals.Token)).State;
        var rehearsed = TreeBundle.Find(state, await opened.ReadTreeAsync(signals.Token), (await ledger.ReadPersonAsync(signals.Token)).Proven) is { Banned: null } bundle ? bundle : null;
        if (rehearsed is null)
            Log.Information("Nothing was sealed of the tree of {Commit:l}: it is to be built", opened.Source.Commit[..12]);
        else
            Log.Information("{Commit:l} has the tree of {Bundle:l}: it need not be built again", opened.Source.Commit[..12], rehearsed);
        await StepOutput.WriteAsync("rehearsed", rehearsed is null ? "false" : "true", signals.Token);
    }

    /// <summary>The images of the bundle that was sealed of the tree that is checked out, by module; null when there is none.</summary>
    public static async Task<IReadOnlyDictionary<string, Digest>?> FindImagesAsync(IHazLedger build, CancellationToken cancellationToken)
    {
        var opened = await build.Context.SourceAsync(cancellationToken);
        var ledger = await ReleaseLedger.OpenAsync(build, cancellationToken);
        var bundle = TreeBundle.Find((await ledger.ReadAsync(cancellationToken)).State, await opened.ReadTreeAsync(cancellationToken), (await ledger.ReadPersonAsync(cancellationToken)).Proven);
        return bundle?.Bundle.Content.Modules.Where(module => module.Image is not null).ToDictionary(module => module.Name, module => module.Image!.Value);
    }

    // What a branch is called here, anybody can choose: of a ledger at a remote, a branch is the one there.
    private static async Task<string?> FindBranchAsync(ReleaseLedger ledger, OpenedSource opened, CancellationToken cancellationToken)
    {
        if (BranchOf(opened) is not { } branch || ledger.Options.Remote is not { } remote)
            return BranchOf(opened);
        var head = await RemoteCommits.FindAsync(opened.WorkTree, remote, Heads + branch, cancellationToken);
        if (head is not null && await LedgerReferences.IsInHistoryAsync(opened.WorkTree, opened.Source.Commit, head, cancellationToken))
            return branch;
        Log.Warning(
            "The bundle is of no branch: {Commit:l} is not in {Branch:l} of {Remote:l}{Why:l}. Push it (or let it be merged), then run Bundle again", opened.Source.Commit[..12], branch, remote, head is null ? ", which has no such branch or does not answer" : "");
        return null;
    }

    // A job has the commit of its branch checked out, and no branch. The merge result of a pull request is of none.
    private static string? BranchOf(OpenedSource opened) => opened.Source.Branch
        ?? (GitHubActions.Instance is { } run && run.Sha == opened.Source.Commit && run.Ref.StartsWith(Heads, StringComparison.Ordinal) ? run.Ref[Heads.Length..] : null);

    private static async Task<IReadOnlyList<BundleSource>> ReadSourcesAsync(OpenedSource opened, CancellationToken cancellationToken)
    {
        var inputs = await opened.WorkTree.ReadInputTreesAsync([.. opened.Graph.Ordered], cancellationToken, isDirty: false);
        return [.. opened.Graph.Ordered.Select(module => new BundleSource(module.Name, inputs[module], module.DependsOn, module.Image is not null, module.Chart is not null))];
    }

    /// <summary>What is there to seal.</summary>
    private sealed record Sealing(string Application, string Commit, string Tree, string? Branch, IReadOnlyList<BundleSource> Sources, RunRecord? Run, RunFiles? Files)
    {
        public BundleState Decide(LedgerEdit edit)
        {
            var last = edit.State.Sealed.Count == 0 ? null : edit.State.Bundles[edit.State.Sealed[^1]];
            // What was rehearsed goes on as it is: the merge of a pull request has its tree, and is not built again.
            var same = TreeBundle.Find(edit.State, Tree, edit.By.Proven);
            var bundle = Keep(edit, same) ?? Seal(edit, BundleBuilder.Build(Run, Application, Commit, Tree, Sources, (same ?? last)?.Bundle));
            Record(edit, bundle.Bundle);
            return edit.State.Bundles[bundle.Bundle.Id.Value];
        }

        private BundleState? Keep(LedgerEdit edit, BundleState? same)
        {
            if (same is null || IsNew(same))
                return null;
            if (Branch is not null && !same.Branches.Contains(Branch))
                edit.Add(new BundleMerged { At = edit.Now, By = edit.By, Bundle = same.Bundle.Id, Commit = Commit, Tree = Tree, Branch = Branch });
            return same;
        }

        // Somebody built the same sources again, and got something else.
        private bool IsNew(BundleState same)
        {
            try
            {
                var built = BundleBuilder.Build(Run, Application, Commit, Tree, Sources, same.Bundle);
                return (built.Content with { Commit = same.Bundle.Content.Commit }).Id() != same.Bundle.Id;
            }
            catch (ReleaseRefusedException)
            {
                return false;
            }
        }

        private BundleState Seal(LedgerEdit edit, Bundle bundle)
        {
            edit.Add(BundleSealed.Of(edit.State, bundle, Branch, edit.By, edit.Now) with { Link = RunOrigin.Link });
            return edit.State.Bundles[bundle.Id.Value];
        }

        private void Record(LedgerEdit edit, Bundle bundle)
        {
            if (Run is null || Files is null)
                return;
            var items = RunEvidence.Of(Run, bundle, Files.Hashes, Files.FindingsOf, Files.TestsOf, RunOrigin.Link).Where(item => !RunEvidence.IsKnown(edit.State, item)).ToList();
            foreach (var part in EvidenceRecorded.Parts(items))
                edit.Add(new EvidenceRecorded { At = edit.Now, By = edit.By, Items = part });
        }
    }
}
