using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows.Jobs;

/// <summary>The GitHub environment of a job: its reviewers approve the job, its secrets are there.</summary>
/// <param name="Name">The name.</param>
public sealed record JobEnvironment(Text Name)
{
    /// <summary>Where the deployment is reached; null: nowhere.</summary>
    public Text? Url { get; init; }
}
