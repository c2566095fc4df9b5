using System.Runtime.CompilerServices;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Steps;

namespace Pipeline.Workflows.Generation;

/// <summary>The one job of a workflow that changes an environment: one such job of an environment at a time, behind its approval.</summary>
/// <param name="model">What it follows from.</param>
/// <param name="environment">The input that names the environment.</param>
internal sealed class EnvironmentJob(WorkflowModel model, WorkflowInput environment)
{
    /// <summary>How a target is told the environment, out of <see cref="Variables"/>.</summary>
    public const string Argument = "--environment \"$ENVIRONMENT\"";

    /// <summary>The variables of a step that calls the build.</summary>
    public OrderedDictionary<string, Value> Variables => new() { ["ENVIRONMENT"] = environment.Value };

    public StepsJob Create(string id, Permissions permissions, IReadOnlyList<Step> steps, OrderedDictionary<string, Text>? outputs = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => new(id, file, line)
    {
        Permissions = permissions,
        Concurrency = new Concurrency($"deploy-{environment.Value}") { KeepsEveryRun = true },
        RunsOn = [model.Options.Runner],
        TimeoutMinutes = model.Options.TimeoutMinutes,
        Environment = new JobEnvironment(environment.Value),
        Outputs = outputs ?? [],
        Steps = steps,
    };
}
