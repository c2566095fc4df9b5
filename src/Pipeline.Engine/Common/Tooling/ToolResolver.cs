namespace Nuke.Common.Tooling;

/// <summary>Finds programs.</summary>
public static class ToolResolver
{
    /// <summary>The program at a path.</summary>
    public static Tool GetTool(string toolPath)
    {
        Assert.FileExists(toolPath, $"There is no program '{toolPath}'.");
        return Create(toolPath);
    }

    /// <summary>The program whose path the environment variable <c>NAME_EXE</c> holds; null when the variable is not set.</summary>
    public static Tool? TryGetEnvironmentTool(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var path = EnvironmentInfo.GetVariable($"{name.ToUpperInvariant()}_EXE");
        return string.IsNullOrEmpty(path) ? null : GetTool(path);
    }

    /// <summary>The program on PATH.</summary>
    /// <exception cref="ArgumentException">It is not there.</exception>
    public static Tool GetPathTool(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        string[] names = EnvironmentInfo.IsWin ? [name, name + ".exe", name + ".cmd"] : [name];
        var path = EnvironmentInfo.Paths.SelectMany(folder => names.Select(one => Path.Combine(folder, one))).FirstOrDefault(File.Exists);
        return Create(path.NotNull($"The program '{name}' is not on PATH. Install it, or set {name.ToUpperInvariant()}_EXE to its path."));
    }

    /// <summary>The program that <c>NAME_EXE</c> holds, else the one on PATH.</summary>
    public static Tool GetEnvironmentOrPathTool(string name) => TryGetEnvironmentTool(name) ?? GetPathTool(name);

    private static Tool Create(string path) => (arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, exitHandler) =>
    {
        using var process = ProcessTasks.StartProcess(path, arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger);
        process.AssertWaitForExit();
        if (exitHandler is null)
            process.AssertZeroExitCode();
        else
            exitHandler(process);
        return process.Output;
    };
}
