using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows;

/// <summary>At most one run (and one that waits) in a group at a time.</summary>
/// <param name="Group">The group's name.</param>
public sealed record Concurrency(Text Group)
{
    /// <summary>Whether a new run cancels the one under way. Default: it waits.</summary>
    public Expression CancelInProgress { get; init; } = false;
}
