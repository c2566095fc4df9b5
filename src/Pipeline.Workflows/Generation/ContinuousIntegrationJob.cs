namespace Pipeline.Workflows.Generation;

/// <summary>A job of <c>ci.yml</c>.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="Arguments">What follows <c>./build.sh</c>: a target and its parameters, such as <c>Test --provision</c>.</param>
public sealed record ContinuousIntegrationJob(string Id, string Arguments);
