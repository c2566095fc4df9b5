using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.News;

namespace Pipeline.Tools.Slack;

/// <summary>The messages of a release.</summary>
internal static class ReleaseThread
{
    /// <summary>The thread of <paramref name="bundle"/>, which says how it stands in <paramref name="state"/>.</summary>
    public static NotificationThread Of(LedgerState state, BundleState bundle)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        return new NotificationThread
        {
            Key = $"release:{bundle.Bundle.Id.Hex}",
            Since = bundle.SealedAt,
            Version = state.Count,
            State = new StandingNotification(bundle, ReleaseStanding.Of(state, bundle)),
        };
    }

    /// <summary>The modules of <paramref name="bundle"/> with their versions.</summary>
    public static IReadOnlyList<ToldModule> ModulesOf(BundleState? bundle) =>
        bundle is null ? [] : [.. bundle.Bundle.Content.Modules.Select(module => new ToldModule(module.Name, $"{module.Version}"))];
}
