namespace Pipeline.Core.Load;

/// <summary>A point of the distribution.</summary>
/// <param name="Percentile">Of 100 requests so many took no longer.</param>
/// <param name="Ms">Than this.</param>
internal sealed record LoadPercentile(double Percentile, double Ms);
