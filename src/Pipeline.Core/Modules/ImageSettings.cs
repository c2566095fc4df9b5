namespace Pipeline.Core.Modules;

/// <summary>How a module's image is built. Paths are relative to the module's folder.</summary>
public sealed record ImageSettings
{
    /// <summary>The Dockerfile. Default <c>Dockerfile</c>.</summary>
    public string Dockerfile { get; init; } = "Dockerfile";

    /// <summary>The folder sent to the engine. Default <c>.</c>, the module's folder.</summary>
    public string Context { get; init; } = ".";

    /// <summary>The Dockerfile's build stage; null is the last one.</summary>
    public string? Target { get; init; }

    /// <summary>Build arguments by name. Never a secret: they stay in the image's history.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>A command run in the module's folder before the image is built, such as a publish into the context; empty: none.</summary>
    public IReadOnlyList<string> Prepare { get; init; } = [];
}
