using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Rendering;
using Pipeline.Workflows.Triggers;
using Pipeline.Workflows.Validation;

namespace Pipeline.Workflows;

/// <summary>
/// A workflow of GitHub Actions. Its own token may do nothing (<c>permissions: {}</c>); each job says what it needs.
/// </summary>
public sealed class Workflow
{
    /// <summary>The file's name in <c>.github/workflows</c>, such as <c>release.yml</c>.</summary>
    public required string FileName { get; init; }

    /// <summary>The name that GitHub shows.</summary>
    public required string Name { get; init; }

    /// <summary>What starts it.</summary>
    public required WorkflowTriggers On { get; init; }

    /// <summary>The jobs; at least one.</summary>
    public required IReadOnlyList<Job> Jobs { get; init; }

    /// <summary>The name of a run; null: GitHub's own.</summary>
    public Text? RunName { get; init; }

    /// <summary>Which runs exclude each other; null: none.</summary>
    public Concurrency? Concurrency { get; init; }

    /// <summary>Variables of every step of every job. Never a secret.</summary>
    public OrderedDictionary<string, Text> Env { get; init; } = [];

    /// <summary>Defaults of every script; null: none.</summary>
    public RunDefaults? Defaults { get; init; }

    /// <summary>The workflow as YAML, the same to the byte on every platform.</summary>
    /// <param name="header">Comment lines at the top.</param>
    /// <exception cref="InvalidWorkflowException">Something in it is wrong; the exception names everything that is.</exception>
    public string ToYaml(params IReadOnlyList<string> header)
    {
        var problems = new List<WorkflowProblem>();
        var yaml = WorkflowRenderer.Render(this, header, problems);
        return problems.Count == 0 ? yaml : throw new InvalidWorkflowException(problems);
    }
}
