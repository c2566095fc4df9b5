namespace Pipeline.Core.Rollbacks;

/// <summary>What a rollback does with a module.</summary>
internal enum RollbackDecision
{
    /// <summary>It returns to an earlier state.</summary>
    Return,

    /// <summary>It is removed: a deployment that failed brought it, and nothing of it ran before.</summary>
    Remove,

    /// <summary>It stays as it is: the last deployment did not change it.</summary>
    Stay,

    /// <summary>It stays as it is: the last deployment changed it, but there is no state before.</summary>
    NoEarlierState,
}
