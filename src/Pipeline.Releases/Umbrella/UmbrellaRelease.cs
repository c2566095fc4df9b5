using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Umbrella;

/// <summary>A release that an umbrella had: the first, or a point release.</summary>
/// <param name="Version">The version, such as <c>2.1.0</c>.</param>
/// <param name="Commit">The commit of the release branch that the tag stands on.</param>
/// <param name="At">When it was cut.</param>
/// <param name="By">By whom.</param>
/// <param name="Pins">What it is made of.</param>
internal sealed record UmbrellaRelease(string Version, string Commit, DateTimeOffset At, Person By, IReadOnlyList<UmbrellaPin> Pins);
