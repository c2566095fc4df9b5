namespace Pipeline.Releases.Umbrella;

/// <summary>A module that committed to take part, and is not in the release.</summary>
/// <param name="Module">The module.</param>
/// <param name="Reasons">Every reason, each a sentence without a full stop.</param>
internal sealed record UmbrellaMiss(string Module, IReadOnlyList<string> Reasons);
