using System.Text.RegularExpressions;
using Pipeline.Workflows.Validation;
using Pipeline.Workflows.Yaml;

namespace Pipeline.Workflows.Rendering;

/// <summary>Renders a workflow and finds everything that is wrong with it in the same walk.</summary>
internal static partial class WorkflowRenderer
{
    /// <summary>The YAML; only to be used when <paramref name="problems"/> stays empty.</summary>
    public static string Render(Workflow workflow, IReadOnlyList<string> header, List<WorkflowProblem> problems)
    {
        var scope = new RenderScope(workflow, problems);
        if (!FileName().IsMatch(workflow.FileName))
            scope.Refuse("file name", $"'{workflow.FileName}' is no workflow file's name: expected letters, digits, hyphens and '.yml'.");

        var document = new YamlMapping { IsSpaced = true };
        document.Add("name", workflow.Name);
        document.AddIfSet("run-name", scope.Text(workflow.RunName, "run-name", Positions.RunName));
        document.Add("on", TriggerRenderer.Render(workflow.On, scope));
        document.Add("permissions", new YamlMapping());
        document.AddIfSet("concurrency", RenderConcurrency(workflow.Concurrency, scope, "concurrency", Positions.WorkflowConcurrency));
        document.AddIfAny("env", scope.Variables(workflow.Env, "env", Positions.WorkflowEnv));
        document.AddIfSet("defaults", RenderDefaults(workflow.Defaults));
        document.Add("jobs", RenderJobs(workflow, scope));
        return YamlWriter.Write(header, document);
    }

    internal static YamlMapping? RenderConcurrency(Concurrency? concurrency, RenderScope scope, string path, Expressions.Contexts allowed)
    {
        if (concurrency is null)
            return null;
        var mapping = new YamlMapping();
        mapping.AddIfSet("group", scope.Text(concurrency.Group, path + ".group", allowed));
        mapping.Add("cancel-in-progress", scope.Braced(concurrency.CancelInProgress, path + ".cancel-in-progress", allowed));
        if (concurrency.KeepsEveryRun)
            mapping.Add("queue", "max");
        if (concurrency.KeepsEveryRun && concurrency.CancelInProgress.Text != "false")
            scope.Refuse(path + ".queue", "A group that keeps every run cannot cancel the one under way.");
        return mapping;
    }

    internal static YamlMapping? RenderDefaults(RunDefaults? defaults)
    {
        if (defaults is null)
            return null;
        var run = new YamlMapping();
        run.AddIfSet("shell", defaults.Shell);
        run.AddIfSet("working-directory", defaults.WorkingDirectory);
        return new YamlMapping { { "run", run } };
    }

    private static YamlMapping RenderJobs(Workflow workflow, RenderScope scope)
    {
        if (workflow.Jobs.Count == 0)
            scope.Refuse("jobs", "A workflow has at least one job.");
        foreach (var id in workflow.Jobs.GroupBy(job => job.Id, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            (scope with { Source = id.Last().Source }).Refuse($"jobs.{id.Key}", $"{id.Count()} jobs have this id ({string.Join(", ", id.Select(job => job.Source))}).");

        var jobs = new YamlMapping { IsSpaced = true };
        foreach (var job in workflow.Jobs)
            jobs.Add(job.Id, JobRenderer.Render(job, scope with { Job = job, Source = job.Source }));
        return jobs;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.yml\z")]
    private static partial Regex FileName();
}
