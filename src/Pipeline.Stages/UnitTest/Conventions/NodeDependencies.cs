using Pipeline.Tools.Processes;

namespace Pipeline.Stages.UnitTest.Conventions;

/// <summary>
/// Installs what the tests of a Node module need, by <c>npm ci</c>, where that leaves no trace: git must ignore <c>node_modules</c>,
/// and so must the image, which is built meanwhile.
/// </summary>
internal sealed class NodeDependencies(IProcessRunner processes, TimeSpan timeout)
{
    private const string Folder = "node_modules";
    private static readonly string[] Locks = ["package-lock.json", "npm-shrinkwrap.json"];
    private static readonly string[] Patterns = [Folder, $"**/{Folder}", $"*/{Folder}", $"{Folder}/**", $"**/{Folder}/**"];

    /// <summary>Installs them unless they are there.</summary>
    /// <returns>Why that cannot be done, with the next step; null when they are there.</returns>
    public async Task<string?> InstallAsync(StageContext context, CancellationToken cancellationToken)
    {
        if (IsInstalled(context))
            return null;
        var module = context.Module.Path;
        var isLocked = Locks.Any(name => File.Exists(Path.Combine(context.ModuleDirectory, name)));
        if (!isLocked && NodeLock.Find(context) is { } other)
            return $"The packages of {module}/package.json, which {other.Path} locks, are not installed. {other.NextStep(module)}";
        if (!isLocked)
            return $"The packages of {module}/package.json are not installed and it has no package-lock.json to install them from. Install them first, or commit the lock file that 'npm install' writes";
        var ignored = await processes.RunAsync(new Command("git", "check-ignore", "-q", $"{Folder}/") { WorkingDirectory = context.ModuleDirectory }, null, cancellationToken);
        if (ignored.ExitCode != 0)
            return $"The packages of {module}/package.json are not installed, and installing them would change the tree. Write '{Folder}/' in .gitignore, or install them first";
        if (context.Module.Image is not null && !IsLeftOutOfImage(context))
            return $"The packages of {module}/package.json are not installed, and installing them would change its image. Write '{Folder}' in {module}/.dockerignore, or install them first";
        var command = NodeSuite.Npm(context, "ci") with { Timeout = timeout };
        var ended = await TestCommand.RunAsync(processes, context, command, cancellationToken);
        return TestCommand.Fault(command, ended);
    }

    // Workspaces keep the packages of all in a folder above.
    private static bool IsInstalled(StageContext context)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(context.Source.Directory));
        for (var folder = Path.TrimEndingDirectorySeparator(context.ModuleDirectory); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, Folder)))
                return true;
            if (folder == root)
                break;
        }

        return false;
    }

    private static bool IsLeftOutOfImage(StageContext context)
    {
        var inputs = Path.GetFullPath(Path.Combine(context.ModuleDirectory, context.Module.Image!.Context));
        var dockerfile = Path.GetFullPath(Path.Combine(context.ModuleDirectory, context.Module.Image.Dockerfile));
        return new[] { $"{dockerfile}.dockerignore", Path.Combine(inputs, ".dockerignore") }.Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Any(line => Patterns.Contains(line.Trim().Trim('/')));
    }
}
