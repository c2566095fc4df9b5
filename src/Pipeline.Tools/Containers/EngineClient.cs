namespace Pipeline.Tools.Containers;

/// <summary>A command-line client and the engine that answered it.</summary>
/// <param name="Program">The client, a program on PATH or an absolute path.</param>
/// <param name="Name"><c>docker</c> or <c>podman</c>.</param>
/// <param name="EngineVersion">The engine's version.</param>
/// <param name="Builder">What builds its images.</param>
internal sealed record EngineClient(string Program, string Name, string EngineVersion, EngineBuilder Builder);
