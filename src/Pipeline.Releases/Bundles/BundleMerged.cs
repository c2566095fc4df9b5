using Pipeline.Core.Artifacts;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Bundles;

/// <summary>A merge has the very tree that a bundle was built from: the bundle is of that branch too, and is promoted instead of built again.</summary>
internal sealed record BundleMerged : LedgerEvent
{
    /// <summary>The bundle.</summary>
    public required Digest Bundle { get; init; }

    /// <summary>The merge.</summary>
    public required string Commit { get; init; }

    /// <summary>Its tree.</summary>
    public required string Tree { get; init; }

    /// <summary>The branch that was merged into.</summary>
    public required string Branch { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) => $"{By} finds the tree of {BundleName.Of(state, Bundle)} merged into {Branch} as {Commit[..Math.Min(7, Commit.Length)]}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (!state.Bundles.TryGetValue(Bundle.Value, out var bundle))
            return [BundleName.Unknown(state, Bundle.Value)];
        if (bundle.Bundle.Content.Tree != Tree)
            return [$"{Commit} has the tree {Tree}, but {bundle} was built from {bundle.Bundle.Content.Tree}: build the merge"];
        if (bundle.Branches.Contains(Branch))
            return [$"{bundle} is of {Branch} already"];
        return Vouching.Refusals(By, bundle);
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state.With(Bundle, bundle => bundle with { Branches = bundle.Branches.Add(Branch) });
}
