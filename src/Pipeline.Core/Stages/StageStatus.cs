namespace Pipeline.Core.Stages;

/// <summary>How a stage ended.</summary>
public enum StageStatus
{
    /// <summary>It has not been reached yet, or the run was cancelled before it.</summary>
    Pending,

    /// <summary>It has started; in the record of a run that was killed: it was under way.</summary>
    Running,

    /// <summary>It did what it is for.</summary>
    Succeeded,

    /// <summary>It found a fault or could not run.</summary>
    Failed,

    /// <summary>It was left out: an earlier stage or a dependency failed, or the module has nothing for it to do.</summary>
    Skipped,

    /// <summary>The run was cancelled while it ran.</summary>
    Cancelled,
}
