using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Containers;

/// <summary>The variables of a user whose engines a test thought up.</summary>
internal static class EngineVariables
{
    public static EngineSettings Of(params (string Name, string Value)[] variables) =>
        new(name => variables.FirstOrDefault(variable => variable.Name == name).Value);

    public static ContainerEngineFinder Finder(params (string Name, string Value)[] variables) => Finder(new ProcessRunner(), variables);

    public static ContainerEngineFinder Finder(IProcessRunner processes, params (string Name, string Value)[] variables) =>
        new(processes, Of(variables), TimeProvider.System);

    /// <summary>The engine at an address.</summary>
    public static Task<IContainerEngine> EngineAsync(string address) => Finder(("DOCKER_HOST", address)).FindAsync("docker", TestContext.Current.CancellationToken);
}
