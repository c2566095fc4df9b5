using Pipeline.Releases.Bundles;

namespace Pipeline.Releases.Channels;

/// <summary>A move that is due.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="From">Where it points to; null: nowhere.</param>
/// <param name="To">Where it is to point to.</param>
internal sealed record ChannelMove(Channel Channel, BundleState? From, BundleState To);
