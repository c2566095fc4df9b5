using Pipeline.Core.Artifacts;

namespace Pipeline.Releases.Umbrella;

/// <summary>The micro-release of a module that an umbrella release has.</summary>
/// <param name="Module">The module.</param>
/// <param name="Version">Its version.</param>
/// <param name="Bundle">The bundle that it is taken from.</param>
/// <param name="Image">Its image; null of a module without one.</param>
/// <param name="Chart">Its chart; null of a module without one.</param>
internal sealed record UmbrellaPin(string Module, string Version, Digest Bundle, Digest? Image, Digest? Chart);
