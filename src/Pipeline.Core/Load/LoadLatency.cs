namespace Pipeline.Core.Load;

/// <summary>How long requests took, in milliseconds.</summary>
/// <param name="MeanMs">On average.</param>
/// <param name="P50Ms">Half of them took no longer.</param>
/// <param name="P90Ms">90 of 100 took no longer.</param>
/// <param name="P95Ms">95 of 100 took no longer.</param>
/// <param name="P99Ms">99 of 100 took no longer.</param>
/// <param name="P999Ms">999 of 1000 took no longer.</param>
/// <param name="MaxMs">The longest.</param>
internal sealed record LoadLatency(double MeanMs, double P50Ms, double P90Ms, double P95Ms, double P99Ms, double P999Ms, double MaxMs);
