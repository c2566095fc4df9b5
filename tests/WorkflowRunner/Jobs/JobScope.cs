using System.Text.Json.Nodes;
using Pipeline.WorkflowRunner.Expressions;

namespace Pipeline.WorkflowRunner.Jobs;

/// <summary>What the jobs of one workflow file share.</summary>
/// <param name="Prefix">The path of the calling job, with a separator; empty for the workflow that an event started.</param>
/// <param name="Context">What their expressions read.</param>
/// <param name="Secrets">What they were handed.</param>
/// <param name="Permissions">What the caller has; null: no caller.</param>
/// <param name="File">The workflow's file name.</param>
internal sealed record JobScope(string Prefix, ExpressionContext Context, JsonObject Secrets, JsonObject? Permissions, string File)
{
    /// <summary>True when a job that this one rests on was repeated, so that it is repeated too.</summary>
    public bool IsRepeated { get; init; }

    public string PathOf(string id) => Prefix + id;
}
