namespace Pipeline.Workflows.Generation;

/// <summary>A secret that a target reads.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Name">The secret's name, which is also the name of the environment variable that the target reads it from: upper-case letters, digits, underscores.</param>
public sealed record TargetSecret(string Target, string Name);
