namespace Nuke.Common.Execution;

/// <summary>Where a target stands.</summary>
public enum ExecutionStatus
{
    /// <summary>Not part of this run.</summary>
    None,

    /// <summary>Waits for its turn.</summary>
    Scheduled,

    /// <summary>Did not get its turn.</summary>
    NotRun,

    /// <summary>Was left out.</summary>
    Skipped,

    /// <summary>Ended well.</summary>
    Succeeded,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Runs.</summary>
    Running,

    /// <summary>Was stopped.</summary>
    Aborted,

    /// <summary>Has nothing to do itself; it stands for its dependencies.</summary>
    Collective,
}
