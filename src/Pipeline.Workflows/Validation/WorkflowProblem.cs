namespace Pipeline.Workflows.Validation;

/// <summary>Something that GitHub would refuse or that would not be safe.</summary>
/// <param name="Workflow">The workflow's file name.</param>
/// <param name="Path">The place in the workflow, such as <c>jobs.deploy.if</c>.</param>
/// <param name="Source">The place in C#; null for what belongs to the workflow itself.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record WorkflowProblem(string Workflow, string Path, SourcePlace? Source, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Workflow}: {Path}{(Source is null ? "" : $" ({Source})")}: {Message}";
}
