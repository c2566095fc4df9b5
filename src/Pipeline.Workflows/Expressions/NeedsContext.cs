namespace Pipeline.Workflows.Expressions;

/// <summary>The <c>needs</c> context as a whole; for one job see <see cref="Jobs.Job.Output"/> and <see cref="Jobs.Job.Result"/>.</summary>
public static class NeedsContext
{
    /// <summary>How the needed jobs ended, as a list.</summary>
    public static Expression Results { get; } = new("needs.*.result", [new(Contexts.Needs)]);
}
