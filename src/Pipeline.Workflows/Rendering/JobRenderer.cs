using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Yaml;

namespace Pipeline.Workflows.Rendering;

/// <summary>Renders a job.</summary>
internal static class JobRenderer
{
    public static YamlMapping Render(Job job, RenderScope scope)
    {
        var path = $"jobs.{job.Id}";
        var mapping = new YamlMapping();
        mapping.AddIfSet("name", scope.Text(job.Name, path + ".name", Positions.JobHead));
        Needs(job, scope, path, mapping);
        mapping.AddIfSet("if", scope.Condition(job.If, path + ".if", Positions.JobCondition));
        mapping.Add("permissions", RenderPermissions(job.Permissions, scope, path));
        mapping.AddIfSet("concurrency", WorkflowRenderer.RenderConcurrency(job.Concurrency, scope, path + ".concurrency", Positions.JobHead));
        mapping.AddIfSet("strategy", StrategyRenderer.Render(job.Strategy, scope, path + ".strategy"));
        switch (job)
        {
            case StepsJob steps:
                StepsJobRenderer.Render(steps, scope, path, mapping);
                break;
            case CallJob call:
                CallJobRenderer.Render(call, scope, path, mapping);
                break;
        }

        return mapping;
    }

    private static void Needs(Job job, RenderScope scope, string path, YamlMapping mapping)
    {
        foreach (var stranger in job.Needs.Where(needed => !scope.Workflow.Jobs.Contains(needed)))
            scope.Refuse(path + ".needs", $"'{stranger.Id}' ({stranger.Source}) is no job of this workflow.");
        if (job.Needs.Count > 0)
            mapping.Add("needs", YamlSequence.Inline(job.Needs.Select(needed => needed.Id)));
    }

    private static YamlMapping RenderPermissions(Permissions permissions, RenderScope scope, string path)
    {
        if (permissions.IdToken == Access.Read)
            scope.Refuse(path + ".permissions.id-token", "GitHub knows only write (the job may ask for its token) or nothing.");
        var mapping = new YamlMapping();
        foreach (var (name, access) in permissions.Granted)
            mapping.Add(name, access == Access.Write ? "write" : "read");
        return mapping;
    }
}
