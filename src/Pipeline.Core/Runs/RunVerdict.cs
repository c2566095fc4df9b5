namespace Pipeline.Core.Runs;

/// <summary>How a run ended.</summary>
public enum RunVerdict
{
    /// <summary>It has not ended; the record is of a run under way, or of one that was killed.</summary>
    Running,

    /// <summary>Every stage succeeded or had nothing to do.</summary>
    Succeeded,

    /// <summary>At least one stage failed.</summary>
    Failed,

    /// <summary>It was cancelled; <c>--resume</c> continues it.</summary>
    Cancelled,
}
