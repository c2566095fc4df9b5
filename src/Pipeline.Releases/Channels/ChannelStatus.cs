using System.Globalization;
using Pipeline.Core.Text;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Channels;

/// <summary>Channels as text.</summary>
internal static class ChannelStatus
{
    /// <summary>Where every channel points to, in the order of the rules, one a line; below it what is remarkable.</summary>
    public static IEnumerable<string> Lines(LedgerState state, DateTimeOffset now, bool isLocal)
    {
        ArgumentNullException.ThrowIfNull(state);
        var due = ChannelRules.Due(state, now, isLocal);
        foreach (var channel in state.Rules.Channels)
        {
            var current = ChannelRules.Current(state, channel.Name, isLocal);
            yield return current is null
                ? $"{channel.Name} points to no bundle yet"
                : string.Create(CultureInfo.InvariantCulture, $"{channel.Name} points to {current} since {(isLocal ? state.LocalChannels : state.Channels)[channel.Name].Since.UtcDateTime:yyyy-MM-dd HH:mm'Z'}");
            if (channel.Environment is { } named && state.Rules.Find(named) is null)
                yield return $"  {state.Rules.Unknown(named)}";
            if (current?.Banned is { } banned)
                yield return $"  which is banned, by {banned.By}: {PlainText.OneLine(banned.Because)}; it moves on with the next that may";
            if (Back(state, channel, current) is { } running)
                yield return $"  but {channel.Environment} runs the older {running}: a channel does not go back";
            if (due.FirstOrDefault(move => move.Channel == channel) is { } move)
                yield return $"  {move.To} is due: ./build.sh MoveChannels";
        }
    }

    private static BundleState? Back(LedgerState state, Channel channel, BundleState? current) =>
        channel.Environment is { } environment && current is not null && state.Running(environment, current) is { } running && state.Sealed.IndexOf(running.Bundle.Id.Value) < state.Sealed.IndexOf(current.Bundle.Id.Value) ? running : null;
}
