namespace Pipeline.Core.Rollbacks;

/// <summary>
/// Which modules of an environment a rollback returns to which state (D16). It undoes the last deployment that stands and
/// nothing else.
/// </summary>
/// <remarks>
/// A deployment is told by its commit: the newest states of the environment that are of one commit, with no other deployment
/// between them. A module that it did not change stays. One whose deployment failed returns to what ran before, for a failed
/// revision is no state. A rollback takes the states that it undid out of the account; so the next one goes one deployment
/// further back, not forth. A module without a state before stays, and does not keep the others from going back.
/// </remarks>
internal sealed class RollbackPlan
{
    private RollbackPlan(IReadOnlyList<RollbackStep> steps) => Steps = steps;

    /// <summary>Every module, in the order that it was given in.</summary>
    public IReadOnlyList<RollbackStep> Steps { get; }

    /// <summary>The modules that return to an earlier state, or are removed for they had none.</summary>
    public IEnumerable<RollbackStep> Returning => Steps.Where(step => step.Decision is RollbackDecision.Return or RollbackDecision.Remove);

    /// <summary>Makes the plan.</summary>
    /// <param name="histories">The revisions of each module; none for one that is not deployed.</param>
    public static RollbackPlan Of(IEnumerable<(string Module, IReadOnlyList<ReleaseRevision> Revisions)> histories)
    {
        var read = histories.Select(history => ReleaseHistory.Read(history.Module, history.Revisions)).ToList();
        var undone = UndoneStates(read);
        return new RollbackPlan([.. read.Select(history => Decide(history, undone))]);
    }

    /// <summary>The plan of <paramref name="steps"/>.</summary>
    public static RollbackPlan Of(IReadOnlyList<RollbackStep> steps) => new(steps);

    private static HashSet<DeployedState> UndoneStates(IReadOnlyCollection<ReleaseHistory> histories)
    {
        var byModule = histories.ToDictionary(history => history.Module, StringComparer.Ordinal);
        var undone = new HashSet<DeployedState>();
        foreach (var deployment in Deployments(histories))
        {
            undone.UnionWith(deployment);
            // A deployment of modules that have no state before does not bar the way back for the others.
            if (deployment.Any(state => byModule[state.Module].Before(state) is not null))
                break;
        }

        return undone;
    }

    private static IEnumerable<IReadOnlyCollection<DeployedState>> Deployments(IEnumerable<ReleaseHistory> histories)
    {
        var deployment = new Dictionary<string, DeployedState>(StringComparer.Ordinal);
        var newestFirst = histories.SelectMany(history => history.Attempts).OrderByDescending(state => state.Since).ThenByDescending(state => state.State.Revision);
        foreach (var state in newestFirst)
        {
            // One deployment changes a module once: a second state of a module is of an earlier deployment of the same commit.
            if (deployment.Count > 0 && (deployment.ContainsKey(state.Module) || deployment.Values.First().Deployment != state.Deployment))
            {
                yield return deployment.Values;
                deployment = new(StringComparer.Ordinal);
            }

            deployment.Add(state.Module, state);
        }

        if (deployment.Count > 0)
            yield return deployment.Values;
    }

    private static RollbackStep Decide(ReleaseHistory history, HashSet<DeployedState> undone)
    {
        var module = history.Module;
        if (history.Current is not { } current)
            return new(module, RollbackDecision.Stay, null, null, "it is not deployed");
        if (!undone.Contains(current))
            return new(module, RollbackDecision.Stay, current.State, null, "the last deployment did not change it");
        return history.Before(current) is { } before
            ? new(module, RollbackDecision.Return, current.State, before.State, history.Failed is null ? "the last deployment changed it" : "its last deployment failed")
            : new(module, RollbackDecision.NoEarlierState, current.State, null, history.FirstKept > 1 ? $"revisions before {history.FirstKept} are no longer kept" : "it was deployed for the first time");
    }
}
