namespace Pipeline.Components.Operations;

/// <summary>What was found about what runs, before it is known which bundle that is.</summary>
/// <param name="Name">What was looked at, such as <c>LoadTest</c>.</param>
/// <param name="Module">The module; null: the whole.</param>
/// <param name="Passed">Whether it is as it should be.</param>
/// <param name="Metrics">Figures by name.</param>
/// <param name="Files">The files that show it, relative to the artifacts folder.</param>
internal sealed record FoundEvidence(string Name, string? Module, bool Passed, IReadOnlyDictionary<string, double> Metrics, IReadOnlyList<string> Files);
