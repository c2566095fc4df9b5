namespace Pipeline.Workflows.Generation;

/// <summary>A job of <c>ci.yml</c>.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="Arguments">What follows <c>./build.sh</c>: a target and its parameters, such as <c>Test --provision</c>.</param>
public sealed record ContinuousIntegrationJob(string Id, string Arguments)
{
    /// <summary>
    /// The label of the machine, such as <c>windows-2025</c> or <c>macos-15</c>: a pinned image, none that moves. One that begins with
    /// <c>windows</c> runs <c>build.cmd</c>. Null: <see cref="WorkflowOptions.Runner"/>.
    /// </summary>
    public string? Runner { get; init; }
}
