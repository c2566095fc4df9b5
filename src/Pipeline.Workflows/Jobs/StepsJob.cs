using System.Runtime.CompilerServices;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Steps;
using Pipeline.Workflows.Validation;

namespace Pipeline.Workflows.Jobs;

/// <summary>Steps on one machine.</summary>
/// <param name="id">The id, unique in the workflow.</param>
/// <param name="file">Given by the compiler.</param>
/// <param name="line">Given by the compiler.</param>
public sealed class StepsJob(string id, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Job(id, SourcePlace.Of(file, line))
{
    /// <summary>The labels of the machine, such as <c>ubuntu-24.04</c>; at least one.</summary>
    public required IReadOnlyList<Text> RunsOn { get; init; }

    /// <summary>The steps in order; at least one.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>After so many minutes the job is stopped. Required: GitHub's own limit is six hours.</summary>
    public required int TimeoutMinutes { get; init; }

    /// <summary>The GitHub environment, with its approvals and secrets; null: none.</summary>
    public JobEnvironment? Environment { get; init; }

    /// <summary>Values for jobs that need this one, by name.</summary>
    public OrderedDictionary<string, Text> Outputs { get; init; } = [];

    /// <summary>Variables of every step. Never a secret: those belong to the step that needs them.</summary>
    public OrderedDictionary<string, Text> Env { get; init; } = [];

    /// <summary>Defaults of every script; null: none.</summary>
    public RunDefaults? Defaults { get; init; }

    /// <summary>True when the run goes on although this job failed; null: false.</summary>
    public Expression? ContinueOnError { get; init; }

    /// <summary>The container that the steps run in; null: the machine itself.</summary>
    public JobContainer? Container { get; init; }

    /// <summary>Containers beside the job, by name.</summary>
    public OrderedDictionary<string, JobContainer> Services { get; init; } = [];

    internal override bool HasOutput(string name) => Outputs.ContainsKey(name);
}
