using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows;

/// <summary>At most one run in a group at a time.</summary>
/// <param name="Group">The group's name.</param>
public sealed record Concurrency(Text Group)
{
    /// <summary>Whether a new run cancels the one under way. Default: it waits.</summary>
    public Expression CancelInProgress { get; init; } = false;

    /// <summary>Whether every run waits for its turn, up to GitHub's limit of 100. Default: one waits, and a newer one takes its place.</summary>
    public bool KeepsEveryRun { get; init; }
}
