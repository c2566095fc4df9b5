namespace Pipeline.Workflows.Generation;

/// <summary>A file that was generated.</summary>
/// <param name="Path">The path relative to the repository's root, with <c>/</c>.</param>
/// <param name="Content">The content; lines end with LF.</param>
public sealed record GeneratedFile(string Path, string Content);
