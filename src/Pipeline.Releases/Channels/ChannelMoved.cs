using Pipeline.Core.Artifacts;
using Pipeline.Core.Text;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Shared;

namespace Pipeline.Releases.Channels;

/// <summary>A channel points to another bundle (O5).</summary>
internal sealed record ChannelMoved : LedgerEvent
{
    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The bundle.</summary>
    public required Digest Bundle { get; init; }

    /// <summary>Whether the registry is on the machine of whoever moved it.</summary>
    public bool IsLocal { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) =>
        $"{By} moves {Channel} {(ChannelRules.Current(state, Channel, IsLocal) is { } before ? $"from {before} " : "")}to {BundleName.Of(state, Bundle)}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (state.Rules.Channels.FirstOrDefault(one => one.Name == Channel) is not { } channel)
            return [$"there is no channel '{PlainText.OneLine(Channel)}' in the rules in force{(state.Rules.Channels.Count == 0 ? ", which have none" : $". {NearestNames.Offer(Channel, [.. state.Rules.Channels.Select(one => one.Name)])}")}"];
        if (!state.Bundles.TryGetValue(Bundle.Value, out var bundle))
            return [BundleName.Unknown(state, Bundle.Value)];
        if (!By.Proven && !bundle.IsRehearsal)
            return [$"nobody vouches for that this is {By}, and {bundle} is no rehearsal"];
        return ChannelRules.Refusals(state, channel, bundle, At, IsLocal);
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => IsLocal
        ? state with { LocalChannels = state.LocalChannels.SetItem(Channel, new ChannelState(Bundle, At, By)) }
        : state with { Channels = state.Channels.SetItem(Channel, new ChannelState(Bundle, At, By)) };
}
