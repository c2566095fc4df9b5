using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Releases;

namespace Pipeline.Components;

/// <summary>MoveChannels: audiences subscribe to channels, each of which points to the newest bundle that its rule takes (O5).</summary>
public interface IMoveChannels : IHazLedger
{
    /// <summary>Moves every channel that is due, forward only, records it, and makes the tags of images and charts stand where the ledger says.</summary>
    Target MoveChannels => _ => _
        .Description("Point channels to the newest bundles that they take")
        .TryAfter<IPromoteBundle>(x => x.Promote)
        .TryAfter<ISealBundle>(x => x.Bundle)
        .Checked(this)
        .Executes(() => ChannelSession.MoveAsync(this));
}
