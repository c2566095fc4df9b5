using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Triggers;
using Pipeline.Workflows.Yaml;

namespace Pipeline.Workflows.Rendering;

/// <summary>Renders a job that calls a workflow, checked against the workflow that it calls.</summary>
internal static class CallJobRenderer
{
    public static void Render(CallJob job, RenderScope scope, string path, YamlMapping mapping)
    {
        mapping.Add("uses", $"./.github/workflows/{job.Workflow.FileName}");
        mapping.AddIfAny("with", scope.Variables(job.With, path + ".with", Positions.JobHead));
        var secrets = new YamlMapping();
        foreach (var secret in job.Secrets)
        {
            scope.Check(secret, $"{path}.secrets.{secret.Name}");
            secrets.Add(secret.Name, secret.ToString());
        }

        mapping.AddIfAny("secrets", secrets);
        if (job.Workflow.On.Call is { } call)
            Check(job, call, scope, path);
        else
            scope.Refuse(path + ".uses", $"{job.Workflow.FileName} has no call trigger.");
    }

    private static void Check(CallJob job, CallTrigger call, RenderScope scope, string path)
    {
        foreach (var unknown in job.With.Keys.Where(name => call.Inputs.All(input => input.Name != name)))
            scope.Refuse($"{path}.with.{unknown}", $"{job.Workflow.FileName} has no input '{unknown}' (inputs: {RenderScope.List(call.Inputs.Select(input => input.Name))}).");
        foreach (var missing in call.Inputs.Where(input => input.Required && !job.With.ContainsKey(input.Name)))
            scope.Refuse(path + ".with", $"{job.Workflow.FileName} requires the input '{missing.Name}'.");
        foreach (var unknown in job.Secrets.Where(secret => call.Secrets.All(declared => declared.Name != secret.Name)))
            scope.Refuse($"{path}.secrets.{unknown.Name}", $"{job.Workflow.FileName} declares no secret '{unknown.Name}' (secrets: {RenderScope.List(call.Secrets.Select(secret => secret.Name))}).");

        // GitHub refuses the whole run when a called job asks for more than its caller grants, whether it runs or not.
        var needed = job.Workflow.Jobs.Aggregate(Permissions.None, (sum, inner) => Permissions.Union(sum, inner.Permissions));
        var lacking = job.Permissions.Lacking(needed).ToList();
        if (lacking.Count > 0)
            scope.Refuse(path + ".permissions", $"The jobs of {job.Workflow.FileName} need more than this grants: {string.Join(", ", lacking)}.");
    }
}
