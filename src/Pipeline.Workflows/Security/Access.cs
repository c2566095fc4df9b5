namespace Pipeline.Workflows.Security;

/// <summary>What a job's token may do in one scope.</summary>
public enum Access
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Read.</summary>
    Read,

    /// <summary>Read and write.</summary>
    Write,
}
