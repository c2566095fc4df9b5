using Pipeline.Releases.Bundles;

namespace Pipeline.Releases.Ledger;

/// <summary>A bundle in a snapshot.</summary>
/// <param name="Bundle">What it has other than the one before.</param>
/// <param name="State">What happened to it.</param>
internal sealed record SnapshotBundle(BundleDelta Bundle, BundleState State);
