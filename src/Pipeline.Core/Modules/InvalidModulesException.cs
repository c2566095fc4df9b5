using Pipeline.Core.Errors;

namespace Pipeline.Core.Modules;

/// <summary>The description of the modules has mistakes; all that were found are in the message.</summary>
internal sealed class InvalidModulesException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="problems">The mistakes, at least one.</param>
    public InvalidModulesException(IReadOnlyList<ModuleProblem> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>The mistakes, in the order of the files.</summary>
    public IReadOnlyList<ModuleProblem> Problems { get; }
}
