using Pipeline.Workflows.Steps;
using Pipeline.Workflows.Yaml;

namespace Pipeline.Workflows.Rendering;

/// <summary>Renders a step.</summary>
internal static class StepRenderer
{
    public static YamlMapping Render(Step step, RenderScope scope, string path)
    {
        var mapping = new YamlMapping();
        if (step.Id is { } id)
        {
            scope.RequireName(id, path + ".id", "step");
            mapping.Add("id", id);
        }

        mapping.AddIfSet("name", scope.Text(step.Name, path + ".name", Positions.Step));
        mapping.AddIfSet("if", scope.Condition(step.If, path + ".if", Positions.StepCondition));
        switch (step)
        {
            case RunStep run:
                Run(run, scope, path, mapping);
                break;
            case ActionStep action:
                mapping.Add("uses", new YamlScalar(action.Action.Reference) { Comment = action.Action.Version });
                mapping.AddIfAny("with", scope.Values(action.With, path + ".with", Positions.Step));
                break;
        }

        mapping.AddIfAny("env", scope.Values(step.Env, path + ".env", Positions.Step));
        if (step.ContinueOnError)
            mapping.Add("continue-on-error", true);
        if (step.TimeoutMinutes is { } minutes)
            mapping.Add("timeout-minutes", minutes);
        return mapping;
    }

    private static void Run(RunStep step, RenderScope scope, string path, YamlMapping mapping)
    {
        if (string.IsNullOrWhiteSpace(step.Run))
            scope.Refuse(path + ".run", "The script is empty.");
        if (step.Run.Contains("${{", StringComparison.Ordinal))
            scope.Refuse(path + ".run", "An expression in a script is pasted into it before the shell reads it. Hand the value over by Env and use the variable in double quotes.");
        mapping.Add("run", step.Run);
        mapping.AddIfSet("shell", step.Shell);
        mapping.AddIfSet("working-directory", step.WorkingDirectory);
    }
}
