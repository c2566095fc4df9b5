namespace Pipeline.Tools.Slack.Threads;

/// <summary>The message that begins a thread.</summary>
/// <param name="Channel">The id of its channel.</param>
/// <param name="Ts">What Slack calls it by.</param>
/// <param name="BegunBy">The message of the outbox that began it.</param>
/// <param name="Version">How much its state knows.</param>
internal sealed record ThreadParent(string Channel, string Ts, string BegunBy, int Version);
