using Nuke.Common.Tooling;
using Serilog.Events;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Calls the .NET command line.</summary>
[PathTool(Executable = PathExecutable)]
[LogLevelPattern(LogEventLevel.Warning, @": warning \w{2,5}\d{1,5}:")]
[LogLevelPattern(LogEventLevel.Error, @": error \w{2,5}\d{1,5}:")]
public partial class DotNetTasks : ToolTasks, IRequirePathTool
{
    /// <summary>The program's name.</summary>
    public const string PathExecutable = "dotnet";

    /// <summary>The program: the one that <c>DOTNET_EXE</c> holds, else the one that runs this build.</summary>
    public static string DotNetPath
    {
        get => new DotNetTasks().GetToolPathInternal();
        set => new DotNetTasks().SetToolPath(value);
    }

    /// <summary>Calls it with any arguments.</summary>
    /// <exception cref="ProcessException">It failed.</exception>
    public static IReadOnlyCollection<Output> DotNet(
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<IProcess, object?>? exitHandler = null) =>
        new DotNetTasks().Run(arguments, workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, exitHandler);

    /// <summary>Escapes what MSBuild would read as its own in the value of a property (learn.microsoft.com, "MSBuild special characters").</summary>
    public static string EscapeMSBuild(string str) =>
        string.Concat(str.NotNull().Select(character => "%$@';?*".Contains(character, StringComparison.Ordinal) ? $"%{(int)character:X2}" : character.ToString()));

    /// <inheritdoc/>
    protected override string GetToolPath(ToolOptions? options = null) =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : Environment.ProcessPath is { } process && Path.GetFileNameWithoutExtension(process) == PathExecutable ? process
        : base.GetToolPath(options);
}
