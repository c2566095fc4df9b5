namespace Nuke.Common.Tooling;

/// <summary>Finds programs.</summary>
public static class ToolPathResolver
{
    /// <summary>The program whose path an environment variable holds; null when the variable is not set.</summary>
    /// <exception cref="ArgumentException">The program is not there.</exception>
    public static string? TryGetEnvironmentExecutable(string environmentExecutable)
    {
        if (EnvironmentInfo.GetVariable(environmentExecutable) is not { Length: > 0 } path)
            return null;
        Assert.FileExists(path, $"The environment variable {environmentExecutable} names '{path}', which is not there.");
        return path;
    }

    /// <summary>The program on PATH, or at a path. One in the current folder is named by <c>./name</c>: a repository could put its own git there.</summary>
    /// <exception cref="ArgumentException">It is not there.</exception>
    public static string GetPathExecutable(string pathExecutable)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pathExecutable);
        if (Path.GetFileName(pathExecutable) != pathExecutable && File.Exists(pathExecutable))
            return Path.GetFullPath(pathExecutable);
        string[] names = EnvironmentInfo.IsWin ? [pathExecutable, pathExecutable + ".exe", pathExecutable + ".cmd"] : [pathExecutable];
        return EnvironmentInfo.Paths.Where(Path.IsPathRooted).SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            .NotNull($"The program '{pathExecutable}' is not on PATH. Install it, or set {pathExecutable.ToUpperInvariant()}_EXE to its path.");
    }
}
