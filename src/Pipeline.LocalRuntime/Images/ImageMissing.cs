namespace Pipeline.LocalRuntime.Images;

/// <summary>An image that cannot be had.</summary>
/// <param name="Image">Its reference.</param>
/// <param name="Registry">Where it was looked for, besides on this machine.</param>
/// <param name="WantedBy">Workloads and containers that want it.</param>
/// <param name="Why">What was said there.</param>
internal sealed record ImageMissing(string Image, string Registry, IReadOnlyList<string> WantedBy, string Why);
