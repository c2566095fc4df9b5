namespace Nuke.Common.Tooling;

/// <summary>Sets how a tool is called.</summary>
public static class ToolOptionsExtensions
{
    /// <summary>Sets the program.</summary>
    public static T SetProcessToolPath<T>(this T o, string value)
        where T : ToolOptions => o.Change(options => options.ProcessToolPath = value);

    /// <summary>Sets where it runs.</summary>
    public static T SetProcessWorkingDirectory<T>(this T o, string value)
        where T : ToolOptions => o.Change(options => options.ProcessWorkingDirectory = value);

    /// <summary>Adds an environment variable.</summary>
    public static T SetProcessEnvironmentVariable<T>(this T o, string key, string value)
        where T : ToolOptions => o.Change(options => options.ProcessEnvironmentVariables = new Dictionary<string, string>(options.ProcessEnvironmentVariables) { [key] = value });

    /// <summary>Sets how long it may run, in milliseconds.</summary>
    public static T SetProcessExecutionTimeout<T>(this T o, int? value)
        where T : ToolOptions => o.Change(options => options.ProcessExecutionTimeout = value);

    /// <summary>Says whether its output goes to the log.</summary>
    public static T SetProcessOutputLogging<T>(this T o, bool? value)
        where T : ToolOptions => o.Change(options => options.ProcessOutputLogging = value);

    /// <summary>Keeps its output out of the log.</summary>
    public static T DisableProcessOutputLogging<T>(this T o)
        where T : ToolOptions => o.SetProcessOutputLogging(false);

    /// <summary>Says whether its call goes to the log.</summary>
    public static T SetProcessInvocationLogging<T>(this T o, bool? value)
        where T : ToolOptions => o.Change(options => options.ProcessInvocationLogging = value);

    /// <summary>Keeps its call out of the log.</summary>
    public static T DisableProcessInvocationLogging<T>(this T o)
        where T : ToolOptions => o.SetProcessInvocationLogging(false);

    /// <summary>Sets the arguments added at the end.</summary>
    public static T SetProcessAdditionalArguments<T>(this T o, params string[] v)
        where T : ToolOptions => o.Change(options => options.ProcessAdditionalArguments = v);

    /// <summary>Adds arguments at the end.</summary>
    public static T AddProcessAdditionalArguments<T>(this T o, params string[] v)
        where T : ToolOptions => o.Change(options => options.ProcessAdditionalArguments = [.. options.ProcessAdditionalArguments, .. v]);

    internal static T Change<T>(this T options, Action<T> change)
        where T : ToolOptions
    {
        var copy = (T)options.NotNull().Copy();
        change(copy);
        return copy;
    }
}
