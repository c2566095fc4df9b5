namespace Pipeline.Tools.Containers;

/// <summary>An image to build.</summary>
public sealed record ImageBuild
{
    /// <summary>The folder sent to the engine, absolute.</summary>
    public required string Context { get; init; }

    /// <summary>The Dockerfile, absolute; it may be outside <see cref="Context"/>.</summary>
    public required string Dockerfile { get; init; }

    /// <summary>The references that the image gets.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The build stage; null is the last one.</summary>
    public string? Target { get; init; }

    /// <summary>Build arguments by name. Never a secret: they stay in the image's history.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels by name.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// An image in a registry whose layers are taken where they are what the build would make; the result tells later builds
    /// about its own. One that is not there, or may not be read, is no fault. Only BuildKit can do it: the other builders
    /// build without. Null: only the engine's own layers.
    /// </summary>
    public string? LayersOf { get; init; }

    /// <summary>
    /// The image's creation time, for a build that gives the same image again; null is the time of the build. The classic
    /// builder of Docker cannot set it: there only the labels carry it.
    /// </summary>
    public DateTimeOffset? Created { get; init; }
}
