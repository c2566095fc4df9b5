using System.Globalization;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Channels;

/// <summary>Where channels point to, by rule: forward only, and never to a bundle that is banned.</summary>
internal static class ChannelRules
{
    /// <summary>The moves that are due, in the order of the channels.</summary>
    /// <param name="state">The ledger.</param>
    /// <param name="now">The time.</param>
    /// <param name="isLocal">Whether the registry is on this machine: rehearsals go nowhere else.</param>
    public static IReadOnlyList<ChannelMove> Due(LedgerState state, DateTimeOffset now, bool isLocal)
    {
        ArgumentNullException.ThrowIfNull(state);
        return [.. state.Rules.Channels.Select(channel => Due(state, channel, now, isLocal)).OfType<ChannelMove>()];
    }

    /// <summary>The bundle that <paramref name="channel"/> points to in the registry of this machine, or in everybody's; null: none.</summary>
    public static BundleState? Current(LedgerState state, string channel, bool isLocal)
    {
        ArgumentNullException.ThrowIfNull(state);
        return (isLocal ? state.LocalChannels : state.Channels).GetValueOrDefault(channel) is { } current ? state.Bundles[current.Bundle.Value] : null;
    }

    /// <summary>Every reason why <paramref name="channel"/> does not take <paramref name="bundle"/>; empty: it does.</summary>
    public static IEnumerable<string> Refusals(LedgerState state, Channel channel, BundleState bundle, DateTimeOffset now, bool isLocal)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(bundle);
        if (bundle.Banned is { } banned)
            yield return $"{bundle} is banned for ever, by {banned.By}: {banned.Because}";
        if (bundle.IsRehearsal && !isLocal)
            yield return $"{bundle} is a rehearsal: nobody vouches for {bundle.By}, who sealed it, and the registry is not on this machine";
        if (Current(state, channel.Name, isLocal) is { } current && state.Sealed.IndexOf(current.Bundle.Id.Value) >= state.Sealed.IndexOf(bundle.Bundle.Id.Value))
            yield return $"{channel.Name} points to {current} already, and moves forward only";
        if (channel.Branch is { } branch && !bundle.Branches.Contains(branch))
            yield return $"{bundle} is not of {branch}";
        if (channel.Environment is { } named && state.Rules.Find(named) is null)
            yield return state.Rules.Unknown(named);
        else if (channel.Environment is { } environment && RunTime.Of(state, environment, bundle, now) is var time && (time is null || time < channel.Soak))
        {
            yield return time is null
                ? $"{bundle} has not run in {environment} by the rules, or was rolled back"
                : string.Create(CultureInfo.InvariantCulture, $"{bundle} ran in {environment} for {time:g} of {channel.Soak:g}");
        }
    }

    private static ChannelMove? Due(LedgerState state, Channel channel, DateTimeOffset now, bool isLocal)
    {
        var current = Current(state, channel.Name, isLocal);
        for (var index = state.Sealed.Count - 1; index >= 0 && state.Sealed[index] != current?.Bundle.Id.Value; index--)
        {
            var bundle = state.Bundles[state.Sealed[index]];
            if (!Refusals(state, channel, bundle, now, isLocal).Any())
                return new ChannelMove(channel, current, bundle);
        }

        return null;
    }
}
