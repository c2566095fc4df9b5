using Pipeline.Core.Artifacts;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Channels;

/// <summary>Where a channel points to.</summary>
/// <param name="Bundle">The bundle.</param>
/// <param name="Since">Since when.</param>
/// <param name="By">Who moved it.</param>
internal sealed record ChannelState(Digest Bundle, DateTimeOffset Since, Person By);
