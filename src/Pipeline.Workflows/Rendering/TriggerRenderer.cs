using System.Text.RegularExpressions;
using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Triggers;
using Pipeline.Workflows.Yaml;

namespace Pipeline.Workflows.Rendering;

/// <summary>Renders what starts a workflow.</summary>
internal static partial class TriggerRenderer
{
    private const int MaximumDispatchInputs = 25;

    public static YamlMapping Render(WorkflowTriggers triggers, RenderScope scope)
    {
        var on = new YamlMapping();
        if (triggers.Push is { } push)
            on.Add("push", Filters(scope, "on.push", push.Paths, push.PathsIgnored, ("branches", push.Branches), ("tags", push.Tags)));
        if (triggers.PullRequest is { } pull)
            on.Add("pull_request", Filters(scope, "on.pull_request", pull.Paths, pull.PathsIgnored, ("types", pull.Types), ("branches", pull.Branches)));
        if (triggers.Schedule.Count > 0)
            on.Add("schedule", new YamlSequence([.. triggers.Schedule.Select((schedule, index) => RenderSchedule(schedule, scope, $"on.schedule[{index}]"))]));
        if (triggers.Dispatch is { } dispatch)
            on.Add("workflow_dispatch", RenderDispatch(dispatch, scope));
        if (triggers.Call is { } call)
            on.Add("workflow_call", RenderCall(call, scope));
        if (on.Count == 0)
            scope.Refuse("on", "Nothing starts the workflow; give it a trigger.");
        return on;
    }

    private static YamlMapping Filters(
        RenderScope scope, string path, IReadOnlyList<string> paths, IReadOnlyList<string> pathsIgnored, params (string Key, IReadOnlyList<string> Values)[] others)
    {
        if (paths.Count > 0 && pathsIgnored.Count > 0)
            scope.Refuse(path, "GitHub takes either paths or ignored paths, not both.");
        var mapping = new YamlMapping();
        foreach (var (key, values) in others.Append(("paths", paths)).Append(("paths-ignore", pathsIgnored)))
        {
            if (values.Count > 0)
                mapping.Add(key, YamlSequence.Inline(values));
        }

        return mapping;
    }

    private static YamlMapping RenderSchedule(Schedule schedule, RenderScope scope, string path)
    {
        if (!Cron().IsMatch(schedule.Cron))
            scope.Refuse(path, $"'{schedule.Cron}' is no schedule: expected five POSIX cron fields, minute to day of week.");
        if (!TimeZone().IsMatch(schedule.TimeZone))
            scope.Refuse(path, $"'{schedule.TimeZone}' is no IANA time zone, such as Europe/Amsterdam.");
        var mapping = new YamlMapping { { "cron", schedule.Cron } };
        if (schedule.TimeZone != "UTC")
            mapping.Add("timezone", schedule.TimeZone);
        return mapping;
    }

    private static YamlMapping RenderDispatch(DispatchTrigger dispatch, RenderScope scope)
    {
        if (dispatch.Inputs.Count > MaximumDispatchInputs)
            scope.Refuse("on.workflow_dispatch.inputs", $"{dispatch.Inputs.Count} inputs; GitHub allows {MaximumDispatchInputs}.");
        var mapping = new YamlMapping();
        mapping.AddIfAny("inputs", RenderInputs(dispatch.Inputs, scope, "on.workflow_dispatch.inputs"));
        return mapping;
    }

    private static YamlMapping RenderCall(CallTrigger call, RenderScope scope)
    {
        var mapping = new YamlMapping();
        mapping.AddIfAny("inputs", RenderInputs(call.Inputs, scope, "on.workflow_call.inputs"));
        var secrets = new YamlMapping();
        foreach (var secret in call.Secrets)
            secrets.Add(secret.Name, new YamlMapping { { "required", false } });
        mapping.AddIfAny("secrets", secrets);
        var outputs = new YamlMapping();
        foreach (var (name, output) in call.Outputs)
        {
            if (!scope.Workflow.Jobs.Contains(output.Job) || !output.Job.HasOutput(output.Name))
                scope.Refuse($"on.workflow_call.outputs.{name}", $"The workflow has no job '{output.Job.Id}' with an output '{output.Name}'.");
            outputs.Add(name, new YamlMapping { { "description", output.Description }, { "value", $"${{{{ jobs.{output.Job.Id}.outputs.{output.Name} }}}}" } });
        }

        mapping.AddIfAny("outputs", outputs);
        return mapping;
    }

    private static YamlMapping RenderInputs(IReadOnlyList<WorkflowInput> inputs, RenderScope scope, string path)
    {
        var mapping = new YamlMapping();
        foreach (var input in inputs)
        {
            if (mapping.Any(entry => entry.Key == input.Name))
                scope.Refuse($"{path}.{input.Name}", "Two inputs have this name.");
            mapping.Add(input.Name, RenderInput(input, scope, $"{path}.{input.Name}"));
        }

        return mapping;
    }

    private static YamlMapping RenderInput(WorkflowInput input, RenderScope scope, string path)
    {
        var mapping = new YamlMapping { { "description", input.Description }, { "type", input.Type } };
        if (input.Required)
            mapping.Add("required", true);
        switch (input)
        {
            case TextInput text:
                mapping.AddIfSet("default", text.Default);
                break;
            case BooleanInput boolean:
                mapping.Add("default", boolean.Default);
                break;
            case NumberInput { Default: { } number }:
                mapping.Add("default", number);
                break;
            case ChoiceInput choice:
                if (choice.Options.Count == 0 || choice.Options.Distinct().Count() != choice.Options.Count || (choice.Default is { } value && !choice.Options.Contains(value)))
                    scope.Refuse(path, $"A choice has at least one option, each once, and its default among them (options: {RenderScope.List(choice.Options)}; default: {choice.Default ?? "none"}).");
                mapping.Add("options", YamlSequence.Of(choice.Options));
                mapping.AddIfSet("default", choice.Default);
                break;
        }

        return mapping;
    }

    [GeneratedRegex(@"\A[0-9*/,A-Z-]+( [0-9*/,A-Z-]+){4}\z")]
    private static partial Regex Cron();

    [GeneratedRegex(@"\A[A-Za-z_]+(/[A-Za-z0-9_+-]+)*\z")]
    private static partial Regex TimeZone();
}
