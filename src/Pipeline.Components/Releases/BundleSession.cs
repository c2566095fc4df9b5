using Pipeline.Components.Sessions;
using Pipeline.Core.Runs;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Stages.Promotions;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Git;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>What the target Bundle does.</summary>
internal static class BundleSession
{
    /// <summary>Seals the artifacts of the last run with what was found about them; the same artifacts of the same tree stay the bundle that they are.</summary>
    public static async Task SealAsync(ISealBundle build)
    {
        using var signals = new SignalCancellation();
        var opened = await build.Context.SourceAsync(signals.Token);
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        var run = await new RunRecordStore(build.RunDirectory).ReadAsync(signals.Token);
        var tree = await opened.ReadTreeAsync(signals.Token);
        var sources = await ReadSourcesAsync(opened, signals.Token);
        var files = run is null ? null : await RunFiles.ReadAsync(build.RunDirectory, run, signals.Token);
        var sealing = new Sealing(build.Context.Model.ApplicationName, opened.Source.Commit, tree, opened.Source.Branch, sources, run, files);
        BundleState? bundle = null;
        await ledger.AppendAsync(edit => bundle = sealing.Decide(edit), signals.Token);
        Log.Information("The bundle is {Bundle:l}: {Modules:l}", bundle, string.Join(", ", bundle!.Bundle.Content.Modules.Select(module => $"{module.Name} {module.Version}")));
    }

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
            edit.Add(BundleSealed.Of(edit.State, bundle, Branch, edit.By, edit.Now));
            return edit.State.Bundles[bundle.Id.Value];
        }

        private void Record(LedgerEdit edit, Bundle bundle)
        {
            if (Run is null || Files is null)
                return;
            var items = RunEvidence.Of(Run, bundle, Files.Hashes, Files.FindingsOf, RunOrigin.Link).Where(item => !RunEvidence.IsKnown(edit.State, item)).ToList();
            foreach (var chunk in items.Chunk(EvidenceRecorded.MostItems))
                edit.Add(new EvidenceRecorded { At = edit.Now, By = edit.By, Items = chunk });
        }
    }
}
