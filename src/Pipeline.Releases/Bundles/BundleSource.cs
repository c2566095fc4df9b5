namespace Pipeline.Releases.Bundles;

/// <summary>A module of the sources that a bundle is sealed from.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Inputs">The git tree id of its inputs.</param>
/// <param name="DependsOn">The modules that are deployed before it, by name.</param>
/// <param name="HasImage">Whether it has an image.</param>
/// <param name="HasChart">Whether it has a chart.</param>
internal sealed record BundleSource(string Name, string Inputs, IReadOnlyList<string> DependsOn, bool HasImage, bool HasChart);
