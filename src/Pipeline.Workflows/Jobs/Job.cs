using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Validation;

namespace Pipeline.Workflows.Jobs;

/// <summary>A job: either steps on a machine (<see cref="StepsJob"/>) or a call of a reusable workflow (<see cref="CallJob"/>).</summary>
public abstract class Job
{
    private protected Job(string id, SourcePlace source)
    {
        Id = Identifier.Require(id, "job");
        Source = source;
    }

    /// <summary>The id, unique in the workflow.</summary>
    public string Id { get; }

    /// <summary>Where it was made in C#.</summary>
    public SourcePlace Source { get; }

    /// <summary>The name that GitHub shows; null: the id.</summary>
    public Text? Name { get; init; }

    /// <summary>The jobs that end before this one starts.</summary>
    public IReadOnlyList<Job> Needs { get; init; } = [];

    /// <summary>Whether it runs; null: when every needed job succeeded.</summary>
    public Expression? If { get; init; }

    /// <summary>What its token may do. Default: nothing.</summary>
    public Permissions Permissions { get; init; } = Permissions.None;

    /// <summary>Runs the job once for every combination; null: once.</summary>
    public Strategy? Strategy { get; init; }

    /// <summary>Which runs of the job exclude each other; null: none.</summary>
    public Concurrency? Concurrency { get; init; }

    /// <summary>How it ended, for a job that needs it: success, failure, cancelled or skipped.</summary>
    public Expression Result => new($"needs.{Id}.result", [new ContextReference(Contexts.Needs, this)]);

    /// <summary>The output <paramref name="name"/>, for a job that needs this one.</summary>
    public Expression Output(string name) => new($"needs.{Id}.outputs.{Identifier.Require(name, "output")}", [new ContextReference(Contexts.Needs, this, name)]);

    internal abstract bool HasOutput(string name);
}
