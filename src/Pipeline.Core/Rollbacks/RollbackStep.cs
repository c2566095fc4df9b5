namespace Pipeline.Core.Rollbacks;

/// <summary>What a rollback does with one module, and why.</summary>
/// <param name="Module">The module.</param>
/// <param name="Decision">What it does.</param>
/// <param name="From">What runs now, or what failed to be deployed; null when the module is not deployed.</param>
/// <param name="To">The state to return to; null when it stays.</param>
/// <param name="Reason">Why, in a few words.</param>
internal sealed record RollbackStep(string Module, RollbackDecision Decision, ReleaseState? From, ReleaseState? To, string Reason);
