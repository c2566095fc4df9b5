using Pipeline.Workflows.Jobs;
using Pipeline.Workflows.Steps;
using Pipeline.Workflows.Yaml;

namespace Pipeline.Workflows.Rendering;

/// <summary>Renders a job that has steps.</summary>
internal static class StepsJobRenderer
{
    public static void Render(StepsJob job, RenderScope scope, string path, YamlMapping mapping)
    {
        var labels = job.RunsOn.Select((label, index) => scope.Text(label, $"{path}.runs-on[{index}]", Positions.JobHead)!).ToList();
        if (labels.Count == 0)
            scope.Refuse(path + ".runs-on", "A job names the machine that it runs on.");
        mapping.Add("runs-on", labels.Count == 1 ? labels[0] : new YamlSequence(labels));
        if (job.TimeoutMinutes <= 0)
            scope.Refuse(path + ".timeout-minutes", $"{job.TimeoutMinutes} minutes; expected at least 1.");
        mapping.Add("timeout-minutes", job.TimeoutMinutes);
        mapping.AddIfSet("environment", RenderEnvironment(job.Environment, scope with { EarlierSteps = job.Steps }, path + ".environment"));
        if (job.ContinueOnError is { } goOn)
            mapping.Add("continue-on-error", scope.Braced(goOn, path + ".continue-on-error", Positions.JobHead));
        if (job.Container is { } container)
            mapping.Add("container", RenderContainer(container, scope, path + ".container"));
        mapping.AddIfAny("services", RenderServices(job, scope, path + ".services"));
        mapping.AddIfAny("outputs", (scope with { EarlierSteps = job.Steps }).Variables(job.Outputs, path + ".outputs", Positions.JobOutputs));
        mapping.AddIfAny("env", scope.Variables(job.Env, path + ".env", Positions.JobHead));
        mapping.AddIfSet("defaults", WorkflowRenderer.RenderDefaults(job.Defaults));
        mapping.Add("steps", RenderSteps(job, scope, path + ".steps"));
    }

    private static YamlSequence RenderSteps(StepsJob job, RenderScope scope, string path)
    {
        if (job.Steps.Count == 0)
            scope.Refuse(path, "A job has at least one step.");
        foreach (var group in job.Steps.Where(step => step.Id is not null).GroupBy(step => step.Id!, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            scope.Refuse(path, $"{group.Count()} steps have the id '{group.Key}' ({string.Join(", ", group.Select(step => step.Source))}).");

        var items = new List<YamlNode>();
        var earlier = new List<Step>();
        foreach (var step in job.Steps)
        {
            items.Add(StepRenderer.Render(step, scope with { EarlierSteps = earlier, Source = step.Source }, $"{path}[{items.Count}]"));
            earlier.Add(step);
        }

        return new YamlSequence(items);
    }

    private static YamlNode? RenderEnvironment(JobEnvironment? environment, RenderScope scope, string path)
    {
        if (environment is null)
            return null;
        var name = scope.Text(environment.Name, path + ".name", Positions.JobHead)!;
        return environment.Url is null
            ? name
            : new YamlMapping { { "name", name }, { "url", scope.Text(environment.Url, path + ".url", Positions.EnvironmentUrl)! } };
    }

    private static YamlMapping RenderServices(StepsJob job, RenderScope scope, string path)
    {
        var services = new YamlMapping();
        foreach (var (name, service) in job.Services)
        {
            scope.RequireName(name, $"{path}.{name}", "service");
            services.Add(name, RenderContainer(service, scope, $"{path}.{name}"));
        }

        return services;
    }

    private static YamlMapping RenderContainer(JobContainer container, RenderScope scope, string path)
    {
        var mapping = new YamlMapping { { "image", scope.Text(container.Image, path + ".image", Positions.JobHead)! } };
        if ((container.Username is null) != (container.Password is null))
            scope.Refuse(path + ".credentials", "Username and password belong together.");
        if (container is { Username: { } user, Password: { } password })
        {
            scope.Check(password, path + ".credentials.password");
            mapping.Add("credentials", new YamlMapping
            {
                { "username", scope.Text(user, path + ".credentials.username", Positions.ContainerCredentials)! },
                { "password", password.ToString() },
            });
        }

        mapping.AddIfAny("env", scope.Values(container.Env, path + ".env", Positions.ContainerEnv));
        if (container.Ports.Count > 0)
            mapping.Add("ports", YamlSequence.Of(container.Ports));
        if (container.Volumes.Count > 0)
            mapping.Add("volumes", YamlSequence.Of(container.Volumes));
        mapping.AddIfSet("options", container.Options);
        return mapping;
    }
}
