using System.Runtime.CompilerServices;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Validation;

namespace Pipeline.Workflows.Jobs;

/// <summary>Calls a reusable workflow of the same repository.</summary>
/// <param name="id">The id, unique in the workflow.</param>
/// <param name="file">Given by the compiler.</param>
/// <param name="line">Given by the compiler.</param>
public sealed class CallJob(string id, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Job(id, SourcePlace.Of(file, line))
{
    /// <summary>The workflow; it has a call trigger.</summary>
    public required Workflow Workflow { get; init; }

    /// <summary>Its inputs by name.</summary>
    public OrderedDictionary<string, Text> With { get; init; } = [];

    /// <summary>The secrets handed on; each must be declared by the called workflow.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    internal override bool HasOutput(string name) => Workflow.On.Call?.Outputs.ContainsKey(name) == true;
}
