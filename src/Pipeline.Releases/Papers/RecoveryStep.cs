namespace Pipeline.Releases.Papers;

/// <summary>A module that goes back when a release must be undone.</summary>
/// <param name="Module">The module.</param>
/// <param name="From">The version that it goes back from.</param>
/// <param name="To">The version that it goes back to; null: it did not run before.</param>
internal sealed record RecoveryStep(string Module, string From, string? To);
