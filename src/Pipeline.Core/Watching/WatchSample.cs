namespace Pipeline.Core.Watching;

/// <summary>What one look told of the time since the look before.</summary>
/// <param name="At">When.</param>
/// <param name="Requests">How many requests there were.</param>
/// <param name="Errors">How many of them failed.</param>
/// <param name="Latencies">How long they took; empty where nobody measures it.</param>
/// <param name="Remark">Why it tells less than was asked for; null: it tells all.</param>
internal sealed record WatchSample(DateTimeOffset At, double Requests, double Errors, LatencyCounts Latencies, string? Remark = null);
