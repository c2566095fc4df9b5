using System.Collections.Immutable;
using Pipeline.Releases.Bundles;

namespace Pipeline.Releases.Ledger;

/// <summary>A state as a file keeps it: of 300 modules a release changes few, so each bundle is kept by what it has other than the one before.</summary>
internal sealed record LedgerSnapshot
{
    /// <summary>The schema that this code writes.</summary>
    public const int CurrentSchemaVersion = 2;

    /// <summary>The version of this file's schema.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>Everything but the bundles.</summary>
    public required LedgerState State { get; init; }

    /// <summary>The bundles in the order in which they were sealed.</summary>
    public required IReadOnlyList<SnapshotBundle> Bundles { get; init; }

    /// <summary>The snapshot of <paramref name="state"/>.</summary>
    public static LedgerSnapshot Of(LedgerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        List<SnapshotBundle> bundles = new(state.Sealed.Count);
        Bundle? before = null;
        foreach (var bundle in state.Sealed.Select(id => state.Bundles[id]))
        {
            bundles.Add(new SnapshotBundle(BundleDelta.Of(bundle.Bundle, before), bundle));
            before = bundle.Bundle;
        }

        return new LedgerSnapshot { State = state, Bundles = bundles };
    }

    /// <summary>The state.</summary>
    public LedgerState ToState()
    {
        var bundles = ImmutableDictionary.CreateBuilder<string, BundleState>();
        Bundle? before = null;
        foreach (var (delta, state) in Bundles)
        {
            before = delta.On(before);
            bundles[before.Id.Value] = state with { Bundle = before };
        }

        return State with { Bundles = bundles.ToImmutable() };
    }
}
