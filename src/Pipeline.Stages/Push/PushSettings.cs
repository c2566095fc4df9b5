using Pipeline.Tools.Registry;

namespace Pipeline.Stages.Push;

/// <summary>What a push depends on besides the image.</summary>
internal sealed record PushSettings(RegistryAddress Address, string? MovingTag);
