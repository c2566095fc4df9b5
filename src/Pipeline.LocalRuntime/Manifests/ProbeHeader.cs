namespace Pipeline.LocalRuntime.Manifests;

/// <summary>A header of the request that a probe makes.</summary>
internal sealed record ProbeHeader(string Name, string Value);
