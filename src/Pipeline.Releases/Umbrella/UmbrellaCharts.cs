using Pipeline.Core.Charts;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Umbrella;

/// <summary>The charts of the modules, as the umbrella's chart depends on them.</summary>
internal static class UmbrellaCharts
{
    /// <summary>The chart of every module that has one, at its exact version, by name.</summary>
    public static IReadOnlyList<ChartDependency> Of(LedgerState state, IReadOnlyList<UmbrellaPin> pins)
    {
        ArgumentNullException.ThrowIfNull(state);
        return
        [
            .. pins.OrderBy(pin => pin.Module, StringComparer.Ordinal)
                .Select(pin => state.Bundles[pin.Bundle.Value].Bundle.Content.Modules.First(module => module.Name == pin.Module).ChartAt)
                .OfType<string>()
                .Select(Of),
        ];
    }

    // "oci://host/prefix/charts/name:version"; a tag has '_' where the version has '+'.
    private static ChartDependency Of(string location)
    {
        var reference = ImageReference.Parse(location);
        var slash = reference.Repository.LastIndexOf('/');
        return new ChartDependency(reference.Repository[(slash + 1)..], (reference.Tag ?? "").Replace('_', '+'), reference.Repository[..slash]);
    }
}
