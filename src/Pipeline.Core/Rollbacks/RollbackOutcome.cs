namespace Pipeline.Core.Rollbacks;

/// <summary>How a rollback ended for a module.</summary>
internal enum RollbackOutcome
{
    /// <summary>It has not been its turn.</summary>
    Pending,

    /// <summary>The earlier state runs again.</summary>
    RolledBack,

    /// <summary>It is gone, as before it was deployed.</summary>
    Removed,

    /// <summary>The earlier state did not become ready.</summary>
    Failed,

    /// <summary>It was left as it is, because a module that it depends on was not rolled back.</summary>
    Skipped,

    /// <summary>It was interrupted.</summary>
    Cancelled,

    /// <summary>It was left as it is: the last deployment did not change it.</summary>
    Stays,

    /// <summary>It was left as it is: there is no state before.</summary>
    NoEarlierState,
}
