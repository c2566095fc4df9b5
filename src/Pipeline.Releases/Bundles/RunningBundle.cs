using Pipeline.Core.Artifacts;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Bundles;

/// <summary>Which bundle runs in an environment, by the charts that are deployed there: what is measured says nothing of another.</summary>
internal static class RunningBundle
{
    /// <summary>The bundle that is deployed: the one that the ledger knows of there, else the last that was sealed; null: neither is.</summary>
    /// <param name="state">The ledger.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="charts">The digest of the chart that each module runs there; null of one whose history does not tell.</param>
    public static BundleState? Find(LedgerState state, string environment, IReadOnlyDictionary<string, Digest?> charts)
    {
        ArgumentNullException.ThrowIfNull(state);
        BundleState?[] candidates = [state.Running(environment), state.Sealed.Count > 0 ? state.Bundles[state.Sealed[^1]] : null];
        return candidates.OfType<BundleState>().FirstOrDefault(bundle => DifferencesOf(bundle, charts).Count == 0);
    }

    /// <summary>A phrase for each module that runs otherwise than <paramref name="bundle"/> has it; empty: the bundle is what runs.</summary>
    public static IReadOnlyList<string> DifferencesOf(BundleState bundle, IReadOnlyDictionary<string, Digest?> charts)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(charts);
        return [.. bundle.Bundle.Content.Modules.Where(module => module.Chart is not null).Select(module => charts.GetValueOrDefault(module.Name) switch
        {
            null => $"{module.Name} is not deployed, or by somebody else",
            { } chart when chart != module.Chart => $"{module.Name} runs chart {chart.Hex[..12]}, the bundle has {module.Chart!.Value.Hex[..12]}",
            _ => null,
        }).OfType<string>()];
    }
}
