using System.ComponentModel;
using System.Diagnostics;
using Nuke.Common.Execution;
using Nuke.Common.Tools.DotNet;
using Pipeline.Shared;
using Serilog;

namespace Nuke.Common.Tooling;

/// <summary>Starts programs.</summary>
public static class ProcessTasks
{
    /// <summary>Whether a program's output goes to the log when a call does not say. Default: true.</summary>
    public static bool DefaultLogOutput = true;

    /// <summary>Whether a program's call goes to the log when a call does not say. Default: true.</summary>
    public static bool DefaultLogInvocation = true;

    /// <summary>Starts a command in the system's shell.</summary>
    /// <inheritdoc cref="StartProcess(string, string, string, IReadOnlyDictionary{string, string}, int?, bool?, bool?, Action{OutputType, string}, Func{string, string})"/>
    public static IProcess StartShell(
        string command,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<string, string>? outputFilter = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        return EnvironmentInfo.IsWin
            ? StartProcess("cmd", $"/c {command}", workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, outputFilter)
            : StartProcess("bash", $"-c {QuotedArgument.Of(command)}", workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, outputFilter);
    }

    /// <inheritdoc cref="StartProcess(string, string, string, IReadOnlyDictionary{string, string}, int?, bool?, bool?, Action{OutputType, string}, Func{string, string})"/>
    public static IProcess StartProcess(
        string toolPath,
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null)
    {
        var filter = arguments.GetFilter();
        return StartProcess(toolPath, arguments.ToStringAndClear(), workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger, filter);
    }

    /// <summary>Starts a program; it is ended with its children when the build is cancelled.</summary>
    /// <param name="toolPath">A program on PATH or its path; an assembly (<c>.dll</c>) is run by <c>dotnet</c>.</param>
    /// <param name="arguments">The arguments as one text.</param>
    /// <param name="workingDirectory">Where it runs; null is the current folder.</param>
    /// <param name="environmentVariables">Its whole environment; null is this process's.</param>
    /// <param name="timeout">In milliseconds; null waits for ever.</param>
    /// <param name="logOutput">False keeps its output out of the log.</param>
    /// <param name="logInvocation">False keeps its call out of the log.</param>
    /// <param name="logger">Receives each line instead of the log.</param>
    /// <param name="outputFilter">Changes each line and the shown arguments, to hide what is secret.</param>
    /// <exception cref="ArgumentException">The program is not there or may not be run.</exception>
    public static IProcess StartProcess(
        string toolPath,
        string? arguments = null,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<string, string>? outputFilter = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(toolPath);
        outputFilter ??= text => text;
        if (toolPath.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            (toolPath, arguments) = (DotNetTasks.DotNetPath, $"{QuotedArgument.WhenNeeded(toolPath)} {arguments}".TrimEnd());
        if (logInvocation ?? DefaultLogInvocation)
            Log.Information("> {Program:l} {Arguments:l}", Path.GetFileName(toolPath), outputFilter(arguments ?? ""));

        var start = new ProcessStartInfo(toolPath.Trim('"'), arguments ?? "")
        {
            WorkingDirectory = workingDirectory ?? EnvironmentInfo.WorkingDirectory,
        };
        Assert.DirectoryExists(start.WorkingDirectory, $"The folder '{start.WorkingDirectory}' in which '{toolPath}' should run is not there.");
        if (environmentVariables is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environmentVariables)
                start.Environment[name] = value;
        }

        try
        {
            var process = ChildProcess.Start(start);
            process.StandardInput.Close();
            return new ToolProcess(process, timeout, outputFilter, logOutput ?? DefaultLogOutput ? logger ?? DefaultLogger : null, BuildSession.Current.Processes);
        }
        catch (Win32Exception exception)
        {
            throw new ArgumentException($"The program '{toolPath}' was not found or may not be run. Put it on PATH.", exception);
        }
    }

    /// <summary>Writes a program's line to the log. Many programs write progress to standard error, so neither is an error by itself.</summary>
    public static void DefaultLogger(OutputType type, string output) => Log.Write(Serilog.Events.LogEventLevel.Information, "{Line:l}", output);
}
