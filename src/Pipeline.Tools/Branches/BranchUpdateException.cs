using Pipeline.Core.Errors;

namespace Pipeline.Tools.Branches;

/// <summary>Some branches could not be brought up to date; every other one was.</summary>
internal sealed class BranchUpdateException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="from">The branch whose commits they were to get.</param>
    /// <param name="failures">The branches that were left as they were, each with its problem.</param>
    public BranchUpdateException(string from, IReadOnlyList<BranchUpdate> failures)
        : base($"Not brought up to date with '{from}':\n{string.Join('\n', failures.Select(failure => $"'{failure.Branch}': {failure.Problem}"))}") => Failures = failures;

    /// <summary>The branches that were left as they were.</summary>
    public IReadOnlyList<BranchUpdate> Failures { get; }
}
