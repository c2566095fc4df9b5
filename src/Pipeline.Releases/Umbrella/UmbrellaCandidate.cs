using Pipeline.Releases.Bundles;

namespace Pipeline.Releases.Umbrella;

/// <summary>A micro-release that a module could take part with.</summary>
/// <param name="Bundle">The bundle.</param>
/// <param name="Order">Its place among all bundles; the greatest is the newest.</param>
/// <param name="Module">The module in it.</param>
internal sealed record UmbrellaCandidate(BundleState Bundle, int Order, BundleModule Module)
{
    /// <summary>What the release would have.</summary>
    public UmbrellaPin Pin => new(Module.Name, Module.Version, Bundle.Bundle.Id, Module.Image, Module.Chart);

    /// <summary>Module and version, and where they are from, for people.</summary>
    public override string ToString() => $"{Module.Name} {Module.Version} of {Bundle}";
}
