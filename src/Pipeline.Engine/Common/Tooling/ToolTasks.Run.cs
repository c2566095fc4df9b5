using Pipeline.Shared;

namespace Nuke.Common.Tooling;

public abstract partial class ToolTasks
{
    /// <summary>Calls the tool with options.</summary>
    /// <exception cref="ProcessException">It failed.</exception>
    protected virtual IReadOnlyCollection<Output> Run<T>(T? options = null)
        where T : ToolOptions, new()
    {
        var given = options ?? new T();
        var secrets = SecretPatterns.Of(given.GetSecrets());
        given = PreProcess(given);
        using var process = ProcessTasks.StartProcess(
            GetToolPathInternal(given),
            string.Join(' ', given.GetArguments()),
            given.ProcessWorkingDirectory,
            given.ProcessEnvironmentVariables,
            given.ProcessExecutionTimeout,
            given.ProcessOutputLogging,
            given.ProcessInvocationLogging,
            GetLogger(given),
            secrets.Mask);
        process.AssertWaitForExit();
        if (given.ProcessExitHandling != false)
            (given.ProcessExitHandler ?? GetExitHandler(given))(given, process);
        PostProcess(given);
        return process.Output;
    }

    /// <summary>Calls the tool with options and reads its result.</summary>
    /// <exception cref="ProcessException">It failed.</exception>
    /// <exception cref="FormatException">Its output is none that can be read.</exception>
    protected virtual (TResult Result, IReadOnlyCollection<Output> Output) Run<TOptions, TResult>(TOptions? options = null)
        where TOptions : ToolOptions, new()
    {
        options ??= new TOptions();
        var output = Run(options);
        try
        {
            return ((TResult)GetResult<TResult>(options, output)!, output);
        }
        catch (Exception exception)
        {
            throw new FormatException(string.Join(Environment.NewLine, output.Select(line => line.Text).Prepend($"The output of {GetType().Name} is no {typeof(TResult).Name}:")), exception);
        }
    }

    /// <summary>Calls the tool with any arguments.</summary>
    /// <exception cref="ProcessException">It failed.</exception>
    protected IReadOnlyCollection<Output> Run(
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<IProcess, object?>? exitHandler = null)
    {
        var filter = arguments.GetFilter();
        using var process = StartProcess(arguments.ToStringAndClear(), workingDirectory, environmentVariables, timeout, logOutput, logInvocation, logger ?? GetLogger(), filter);
        process.AssertWaitForExit();
        if (exitHandler is null)
            GetExitHandler()(null, process);
        else
            exitHandler(process);
        return process.Output;
    }

    /// <inheritdoc cref="ProcessTasks.StartProcess(string, string, string, IReadOnlyDictionary{string, string}, int?, bool?, bool?, Action{OutputType, string}, Func{string, string})"/>
    protected virtual IProcess StartProcess(
        string arguments,
        string? workingDirectory,
        IReadOnlyDictionary<string, string>? environmentVariables,
        int? executionTimeout,
        bool? outputLogging,
        bool? invocationLogging,
        Action<OutputType, string>? logger,
        Func<string, string>? outputFilter = null) =>
        ProcessTasks.StartProcess(GetToolPathInternal(), arguments, workingDirectory, environmentVariables, executionTimeout, outputLogging, invocationLogging, logger, outputFilter);
}
