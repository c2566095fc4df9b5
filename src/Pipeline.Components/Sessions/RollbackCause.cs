namespace Pipeline.Components.Sessions;

/// <summary>Why an environment goes back although nobody asked for it by parameters.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Because">Why, in a sentence that the ledger keeps.</param>
internal sealed record RollbackCause(string Environment, string Because);
