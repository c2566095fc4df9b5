using System.Globalization;

namespace Pipeline.Core.Rollbacks;

/// <summary>What a rollback does with one module, and why.</summary>
/// <param name="Module">The module.</param>
/// <param name="Decision">What it does.</param>
/// <param name="From">What runs now, or what failed to be deployed; null when the module is not deployed.</param>
/// <param name="To">The state to return to; null when it stays.</param>
/// <param name="Reason">Why, in a few words.</param>
internal sealed record RollbackStep(string Module, RollbackDecision Decision, ReleaseState? From, ReleaseState? To, string Reason)
{
    /// <summary>What undoes a deployment that changed a module and could not be finished.</summary>
    /// <param name="module">The module.</param>
    /// <param name="last">Its newest revision before; 0 when there was none.</param>
    /// <param name="good">The newest before that ran; null when none did.</param>
    /// <param name="revisions">Its revisions now, oldest first.</param>
    public static RollbackStep Undoing(string module, int last, int? good, IReadOnlyList<ReleaseRevision> revisions)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        if (revisions is not [.., var newest])
            return new(module, RollbackDecision.Stay, null, null, "it is not deployed");
        var from = DeployedState.Of(module, newest).State;
        if (newest.Revision == last)
            return new(module, RollbackDecision.Stay, from, null, "it was not changed");
        if (good is null)
            return new(module, RollbackDecision.Remove, from, null, "nothing of it ran before");
        if (ReleaseHistory.IsGood(newest) && newest.Description == string.Create(CultureInfo.InvariantCulture, $"Rollback to {good}"))
            return new(module, RollbackDecision.Stay, from, null, "it is back already");
        return revisions.FirstOrDefault(revision => revision.Revision == good) is { } before
            ? new(module, RollbackDecision.Return, from, DeployedState.Of(module, before).State, ReleaseHistory.IsGood(newest) ? "it was changed by a deployment that failed" : "its deployment failed")
            : new(module, RollbackDecision.NoEarlierState, from, null, string.Create(CultureInfo.InvariantCulture, $"revision {good} is no longer kept"));
    }
}
