using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>Base of classes that call one tool. <c>NAME_EXE</c>, for <c>NameTasks</c>, gives another program than theirs.</summary>
public abstract partial class ToolTasks
{
    private string OverrideVariable => $"{(GetType().Name is var name && name.EndsWith("Tasks", StringComparison.Ordinal) ? name[..^5] : name).ToUpperInvariant()}_EXE";

    /// <summary>The program: that of the options, of the environment, of <see cref="GetToolPath"/>.</summary>
    protected internal string GetToolPathInternal(ToolOptions? options = null) =>
        options?.ProcessToolPath ?? ToolPathResolver.TryGetEnvironmentExecutable(OverrideVariable) ?? GetToolPath(options);

    /// <summary>The program as the class's <see cref="ToolAttribute"/> says.</summary>
    /// <exception cref="ArgumentException">There is no attribute, or the program is not there.</exception>
    protected virtual string GetToolPath(ToolOptions? options = null) =>
        GetType().GetCustomAttribute<ToolAttribute>().NotNull($"{GetType().Name} does not say which program it calls. Give it [PathTool] or [NuGetTool], or set the path with {nameof(ToolOptionsExtensions.SetProcessToolPath)}.").GetToolPath(options);

    /// <summary>Sets the program for the rest of this process.</summary>
    /// <exception cref="ArgumentException">It is not there.</exception>
    protected void SetToolPath(string path)
    {
        Assert.FileExists(path, $"There is no program '{path}'.");
        EnvironmentInfo.SetVariable(OverrideVariable, path);
    }

    /// <summary>What judges how the tool ended. Default: any exit code but 0 is a failure.</summary>
    protected virtual Func<ToolOptions?, IProcess, object?> GetExitHandler(ToolOptions? options = null) => (_, process) => process.AssertZeroExitCode();

    /// <summary>Changes options before the tool is called.</summary>
    protected virtual T PreProcess<T>(T options)
        where T : ToolOptions => options;

    /// <summary>Is called after the tool has succeeded.</summary>
    protected virtual void PostProcess(ToolOptions options)
    {
    }

    /// <summary>Reads a result out of the output.</summary>
    protected virtual object? GetResult<T>(ToolOptions options, IReadOnlyCollection<Output> output) => default(T);
}
