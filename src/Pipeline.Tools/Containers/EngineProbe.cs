namespace Pipeline.Tools.Containers;

/// <summary>What asking a container engine gave.</summary>
/// <param name="HasClient">True when its command-line client is on PATH.</param>
/// <param name="Engine">The engine that answered; null when none did.</param>
/// <param name="Problem">Why no engine answered; null when one did.</param>
internal sealed record EngineProbe(bool HasClient, EngineIdentity? Engine, string? Problem)
{
    /// <summary>True when it answers and has what builds images.</summary>
    public bool IsReady => HasClient && Engine is not null;

    /// <summary>True when there is an engine that this user may not use.</summary>
    public bool IsForbidden { get; init; }
}
