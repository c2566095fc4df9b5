namespace Pipeline.Workflows.Files;

/// <summary>A file that is not as the build would generate it.</summary>
/// <param name="Path">The path relative to the repository's root, with <c>/</c>.</param>
/// <param name="Reason">What is wrong: missing, changed, or no longer generated.</param>
/// <param name="Diff">What generating would change, as a unified diff.</param>
public sealed record StaleFile(string Path, StaleReason Reason, string Diff);
