using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows.Generation;

/// <summary>What every job of a run works on.</summary>
/// <param name="Commit">The one commit.</param>
/// <param name="Build">The id of the build that the run's first job compiled of that commit. No other artifact ever gets the id, so that nobody can put another build in its place.</param>
internal sealed record RunSource(Text Commit, Expression Build)
{
    /// <summary>The id of the version plan that a job of the run made; null when none does.</summary>
    public Text? VersionPlan { get; init; }
}
