using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;

namespace Pipeline.Releases.Ledger.Snapshots;

/// <summary>A bundle in a snapshot, without its modules.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Application">The application.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Tree">Its tree.</param>
/// <param name="State">What happened to it.</param>
internal sealed record SnapshotBundle(Digest Id, string Application, string Commit, string Tree, BundleState State)
{
    /// <summary>What a snapshot keeps of <paramref name="bundle"/>.</summary>
    public static SnapshotBundle Of(BundleState bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var content = bundle.Bundle.Content;
        return new SnapshotBundle(bundle.Bundle.Id, content.Application, content.Commit, content.Tree, bundle);
    }

    /// <summary>The bundle, with its modules.</summary>
    public BundleState With(IReadOnlyList<BundleModule> modules) =>
        State with { Bundle = new Bundle { Id = Id, Content = new BundleContent { Application = Application, Commit = Commit, Tree = Tree, Modules = modules } } };
}
