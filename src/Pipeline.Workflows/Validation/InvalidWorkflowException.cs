using Pipeline.Core.Errors;

namespace Pipeline.Workflows.Validation;

/// <summary>A workflow is wrong; nothing was written.</summary>
public sealed class InvalidWorkflowException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problems">Every problem, at least one.</param>
    public InvalidWorkflowException(IReadOnlyList<WorkflowProblem> problems)
        : base($"The workflows are wrong in {problems?.Count} place{(problems?.Count == 1 ? "" : "s")}; none was written:\n{string.Join('\n', problems ?? [])}") =>
        Problems = problems!;

    /// <summary>Every problem, in the order of the workflow.</summary>
    public IReadOnlyList<WorkflowProblem> Problems { get; }
}
