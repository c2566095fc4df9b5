namespace Pipeline.Core.Load;

/// <summary>What was measured of the requests that were due in one part of the time.</summary>
/// <param name="AtMs">When the part begins, from the beginning of the measurement.</param>
/// <param name="Requests">How many were due.</param>
/// <param name="Errors">How many of them failed.</param>
/// <param name="P50Ms">Half of them took no longer.</param>
/// <param name="P95Ms">95 of 100 took no longer.</param>
/// <param name="MaxMs">The longest.</param>
internal sealed record LoadInterval(double AtMs, long Requests, long Errors, double P50Ms, double P95Ms, double MaxMs);
