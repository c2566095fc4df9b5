namespace Pipeline.Workflows.Expressions;

/// <summary>What an expression may read, as GitHub names its contexts, and the two kinds of functions that are not allowed everywhere.</summary>
[Flags]
public enum Contexts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The event and the run.</summary>
    GitHub = 1 << 0,

    /// <summary>The inputs of a manual or of a calling workflow.</summary>
    Inputs = 1 << 1,

    /// <summary>The repository's variables.</summary>
    Vars = 1 << 2,

    /// <summary>Outputs and results of the jobs that this one needs.</summary>
    Needs = 1 << 3,

    /// <summary>The values of this job's matrix.</summary>
    Matrix = 1 << 4,

    /// <summary>The index and size of this job's matrix.</summary>
    Strategy = 1 << 5,

    /// <summary>The variables set by <c>env</c>.</summary>
    Env = 1 << 6,

    /// <summary>The running job.</summary>
    Job = 1 << 7,

    /// <summary>The machine that runs the job.</summary>
    Runner = 1 << 8,

    /// <summary>Outputs and results of earlier steps of the same job.</summary>
    Steps = 1 << 9,

    /// <summary>Secrets.</summary>
    Secrets = 1 << 10,

    /// <summary>Outputs of a reusable workflow's jobs, in the outputs of the workflow itself.</summary>
    Jobs = 1 << 11,

    /// <summary>The status functions: success(), failure(), cancelled(), always().</summary>
    Status = 1 << 12,

    /// <summary>The function hashFiles().</summary>
    HashFiles = 1 << 13,
}
