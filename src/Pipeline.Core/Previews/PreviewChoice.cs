using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.Core.Model;

namespace Pipeline.Core.Previews;

/// <summary>Finds the environment of a preview.</summary>
internal static class PreviewChoice
{
    /// <summary>The environment of <paramref name="name"/>.</summary>
    /// <exception cref="PipelineException">A declared environment has its name or its place.</exception>
    public static DeployEnvironment EnvironmentOfPreview(this PipelineModel model, PreviewName name)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(name);
        var environment = model.PreviewRules.EnvironmentOf(name);
        return model.Environments.FirstOrDefault(other => other.Name == environment.Name || other.Namespace == environment.Namespace) is { } taken
            ? throw new PipelineException($"'{name}' cannot be the name of a preview: its namespace would be '{environment.Namespace}', its environment '{environment.Name}', and the environment '{taken.Name}' is declared in '{taken.Namespace}'. Choose another name.")
            : environment;
    }
}
