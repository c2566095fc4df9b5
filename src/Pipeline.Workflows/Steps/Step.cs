using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Validation;

namespace Pipeline.Workflows.Steps;

/// <summary>A step: a script (<see cref="RunStep"/>) or an action (<see cref="ActionStep"/>).</summary>
public abstract class Step
{
    private protected Step(SourcePlace source) => Source = source;

    /// <summary>Where it was made in C#.</summary>
    public SourcePlace Source { get; }

    /// <summary>The id, for a step whose outputs are read; null: none.</summary>
    public string? Id { get; init; }

    /// <summary>The name that GitHub shows; null: GitHub's own.</summary>
    public Text? Name { get; init; }

    /// <summary>Whether it runs; null: when every step before succeeded.</summary>
    public Expression? If { get; init; }

    /// <summary>Variables of this step: the only way for secrets and outside text into a script.</summary>
    public OrderedDictionary<string, Value> Env { get; init; } = [];

    /// <summary>True when the job goes on although this step failed. Default: false.</summary>
    public bool ContinueOnError { get; init; }

    /// <summary>After so many minutes the step is stopped; null: the job's limit.</summary>
    public int? TimeoutMinutes { get; init; }

    /// <summary>The output <paramref name="name"/>, for later steps and the job's outputs.</summary>
    public Expression Output(string name) => new($"steps.{Id}.outputs.{Identifier.Require(name, "output")}", [new ContextReference(Contexts.Steps, this, name)]);

    /// <summary>How it ended, for later steps: success, failure, cancelled or skipped.</summary>
    public Expression Outcome => new($"steps.{Id}.outcome", [new ContextReference(Contexts.Steps, this)]);
}
