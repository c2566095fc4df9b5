using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows.Rendering;

/// <summary>Which contexts exist where, by the table "Context availability" of GitHub's workflow reference.</summary>
internal static class Positions
{
    public const Contexts RunName = Contexts.GitHub | Contexts.Inputs | Contexts.Vars;
    public const Contexts WorkflowConcurrency = RunName;
    public const Contexts WorkflowEnv = RunName;
    public const Contexts JobCondition = RunName | Contexts.Needs | Contexts.Status;
    public const Contexts JobStrategy = RunName | Contexts.Needs;
    public const Contexts JobHead = JobStrategy | Contexts.Matrix | Contexts.Strategy;
    public const Contexts EnvironmentUrl = JobHead | Contexts.Job | Contexts.Runner | Contexts.Env | Contexts.Steps;
    public const Contexts JobOutputs = EnvironmentUrl;
    public const Contexts ContainerCredentials = JobHead | Contexts.Env | Contexts.Secrets;
    public const Contexts ContainerEnv = JobHead | Contexts.Job | Contexts.Runner | Contexts.Env | Contexts.Secrets;
    public const Contexts Step = EnvironmentUrl | Contexts.Secrets | Contexts.HashFiles;
    public const Contexts StepCondition = EnvironmentUrl | Contexts.HashFiles | Contexts.Status;
}
