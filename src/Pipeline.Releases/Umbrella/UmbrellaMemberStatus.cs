namespace Pipeline.Releases.Umbrella;

/// <summary>How a module stands in an umbrella release.</summary>
/// <param name="Module">The module.</param>
/// <param name="HasJoined">Whether it committed to take part; one that is expected may not have.</param>
/// <param name="Pin">The micro-release that the release would have; null: it misses.</param>
/// <param name="Reasons">Why it misses, or why not its newest micro-release; each a sentence without a full stop.</param>
internal sealed record UmbrellaMemberStatus(string Module, bool HasJoined, UmbrellaPin? Pin, IReadOnlyList<string> Reasons);
