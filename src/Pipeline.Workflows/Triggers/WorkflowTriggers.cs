namespace Pipeline.Workflows.Triggers;

/// <summary>
/// What starts a workflow; at least one. There is no <c>pull_request_target</c>: it would run a fork's code with the
/// secrets of this repository.
/// </summary>
public sealed class WorkflowTriggers
{
    /// <summary>A push; null: no.</summary>
    public PushTrigger? Push { get; init; }

    /// <summary>A pull request, with the code of its merge result and, for a fork, without secrets; null: no.</summary>
    public PullRequestTrigger? PullRequest { get; init; }

    /// <summary>Times; empty: none.</summary>
    public IReadOnlyList<Schedule> Schedule { get; init; } = [];

    /// <summary>A person, by a form or the API; null: no.</summary>
    public DispatchTrigger? Dispatch { get; init; }

    /// <summary>Another workflow; null: no.</summary>
    public CallTrigger? Call { get; init; }
}
