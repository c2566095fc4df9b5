using Pipeline.Workflows.Jobs;

namespace Pipeline.Workflows.Triggers;

/// <summary>An output of a job, handed on as an output of its reusable workflow.</summary>
/// <param name="Job">The job.</param>
/// <param name="Name">The job's output.</param>
/// <param name="Description">What it holds.</param>
public sealed record JobOutput(Job Job, string Name, string Description);
