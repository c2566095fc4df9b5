namespace Pipeline.Core.Dockerfiles;

/// <summary>An image from outside that a Dockerfile builds on.</summary>
/// <param name="Origin">How it is taken.</param>
/// <param name="Written">As the file has it, with variables.</param>
/// <param name="Image">With variables replaced; null when they leave no name or cannot be replaced.</param>
/// <param name="Line">The line of the instruction, from 1.</param>
internal sealed record ParentImage(ParentOrigin Origin, string Written, string? Image, int Line);
