using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.Git;

/// <summary>Calls git.</summary>
[PathTool(Executable = PathExecutable)]
[LogErrorAsStandard]
public class GitTasks : ToolTasks, IRequirePathTool
{
    /// <summary>The program's name.</summary>
    public const string PathExecutable = "git";

    /// <summary>The program: the one that <c>GIT_EXE</c> holds, else the one on PATH.</summary>
    public static string GitPath
    {
        get => new GitTasks().GetToolPathInternal();
        set => new GitTasks().SetToolPath(value);
    }

    /// <summary>Calls it with any arguments.</summary>
    /// <exception cref="ProcessException">It failed.</exception>
    public static IReadOnlyCollection<Output> Git(
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<IProcess, object?>? exitHandler = null) =>
        new GitTasks().Run(arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, exitHandler);

    /// <summary>True when no branch is checked out in the current folder.</summary>
    public static bool GitIsDetached() => GitIsDetached(workingDirectory: null);

    /// <summary>True when no branch is checked out.</summary>
    public static bool GitIsDetached(string? workingDirectory) => Git("branch --show-current", workingDirectory, logOutput: false).Count == 0;

    /// <summary>True when nothing is changed or untracked in the repository around the current folder.</summary>
    public static bool GitHasCleanWorkingCopy() => GitHasCleanWorkingCopy(workingDirectory: null);

    /// <summary>True when nothing is changed or untracked.</summary>
    public static bool GitHasCleanWorkingCopy(string? workingDirectory) => Git("status --short", workingDirectory, logOutput: false).Count == 0;

    /// <summary>The branch that is checked out in the current folder; <c>HEAD</c> when there is none.</summary>
    public static string GitCurrentBranch() => GitCurrentBranch(workingDirectory: null);

    /// <summary>The branch that is checked out; <c>HEAD</c> when there is none.</summary>
    public static string GitCurrentBranch(string? workingDirectory) => Git("rev-parse --abbrev-ref HEAD", workingDirectory, logOutput: false).Single().Text;

    /// <summary>The commit that is checked out in the current folder, 40 digits.</summary>
    public static string GitCurrentCommit() => GitCurrentCommit(workingDirectory: null);

    /// <summary>The commit that is checked out, 40 digits.</summary>
    public static string GitCurrentCommit(string? workingDirectory) => Git("rev-parse HEAD", workingDirectory, logOutput: false).Single().Text;
}
