namespace Pipeline.Tools.Containers;

/// <summary>What asking a container engine's client gave.</summary>
/// <param name="HasClient">True when the client is on PATH.</param>
/// <param name="Client">The client and its engine; null when no engine answered.</param>
/// <param name="Problem">Why no engine answered; null when one did.</param>
internal sealed record EngineProbe(bool HasClient, EngineClient? Client, string? Problem);
