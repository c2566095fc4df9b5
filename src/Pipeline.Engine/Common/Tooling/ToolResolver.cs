namespace Nuke.Common.Tooling;

/// <summary>Makes programs callable.</summary>
public static class ToolResolver
{
    /// <summary>The program at a path.</summary>
    /// <exception cref="ArgumentException">It is not there.</exception>
    public static Tool GetTool(string toolPath)
    {
        Assert.FileExists(toolPath, $"There is no program '{toolPath}'.");
        return (arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, exitHandler) =>
        {
            using var process = ProcessTasks.StartProcess(toolPath, arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger);
            process.AssertWaitForExit();
            if (exitHandler is null)
                process.AssertZeroExitCode();
            else
                exitHandler(process);
            return process.Output;
        };
    }

    /// <summary>The program in a package of the build's project.</summary>
    /// <inheritdoc cref="NuGetToolPathResolver.GetPackageExecutable"/>
    public static Tool GetNuGetTool(string packageId, string packageExecutable, string? version = null, string? framework = null) =>
        GetTool(NuGetToolPathResolver.GetPackageExecutable(packageId, packageExecutable, version, framework));

    /// <summary>The program whose path the environment variable <c>NAME_EXE</c> holds; null when the variable is not set.</summary>
    /// <exception cref="ArgumentException">The program is not there.</exception>
    public static Tool? TryGetEnvironmentTool(string name) =>
        ToolPathResolver.TryGetEnvironmentExecutable($"{name.NotNull().ToUpperInvariant()}_EXE") is { } path ? GetTool(path) : null;

    /// <summary>The program on PATH.</summary>
    /// <exception cref="ArgumentException">It is not there.</exception>
    public static Tool GetPathTool(string name) => GetTool(ToolPathResolver.GetPathExecutable(name));

    /// <summary>The program that <c>NAME_EXE</c> holds, else the one on PATH.</summary>
    public static Tool GetEnvironmentOrPathTool(string name) => TryGetEnvironmentTool(name) ?? GetPathTool(name);
}
