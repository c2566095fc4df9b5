namespace Nuke.Common.Tooling;

/// <summary>Sets how a tool is called.</summary>
public static partial class ToolOptionsExtensions
{
    /// <inheritdoc cref="ToolOptions.ProcessToolPath"/>
    public static T SetProcessToolPath<T>(this T o, string? value)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessToolPath, value));

    /// <inheritdoc cref="ToolOptions.ProcessToolPath"/>
    public static T ResetProcessToolPath<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Remove(() => o.ProcessToolPath));

    /// <inheritdoc cref="ToolOptions.ProcessWorkingDirectory"/>
    public static T SetProcessWorkingDirectory<T>(this T o, string? value)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessWorkingDirectory, value));

    /// <inheritdoc cref="ToolOptions.ProcessWorkingDirectory"/>
    public static T ResetProcessWorkingDirectory<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Remove(() => o.ProcessWorkingDirectory));

    /// <inheritdoc cref="ToolOptions.ProcessExecutionTimeout"/>
    public static T SetProcessExecutionTimeout<T>(this T o, int? value)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessExecutionTimeout, value));

    /// <inheritdoc cref="ToolOptions.ProcessExecutionTimeout"/>
    public static T SetProcessExecutionTimeout<T>(this T o, TimeSpan value)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessExecutionTimeout, (int)value.TotalMilliseconds));

    /// <inheritdoc cref="ToolOptions.ProcessExecutionTimeout"/>
    public static T ResetProcessExecutionTimeout<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Remove(() => o.ProcessExecutionTimeout));

    /// <inheritdoc cref="ToolOptions.ProcessOutputLogging"/>
    public static T SetProcessOutputLogging<T>(this T o, bool? value)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessOutputLogging, value));

    /// <inheritdoc cref="ToolOptions.ProcessOutputLogging"/>
    public static T EnableProcessOutputLogging<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessOutputLogging, true));

    /// <inheritdoc cref="ToolOptions.ProcessOutputLogging"/>
    public static T DisableProcessOutputLogging<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessOutputLogging, false));

    /// <inheritdoc cref="ToolOptions.ProcessOutputLogging"/>
    public static T ResetProcessOutputLogging<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Remove(() => o.ProcessOutputLogging));

    /// <inheritdoc cref="ToolOptions.ProcessInvocationLogging"/>
    public static T SetProcessInvocationLogging<T>(this T o, bool? value)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessInvocationLogging, value));

    /// <inheritdoc cref="ToolOptions.ProcessInvocationLogging"/>
    public static T EnableProcessInvocationLogging<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessInvocationLogging, true));

    /// <inheritdoc cref="ToolOptions.ProcessInvocationLogging"/>
    public static T DisableProcessInvocationLogging<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessInvocationLogging, false));

    /// <inheritdoc cref="ToolOptions.ProcessInvocationLogging"/>
    public static T ResetProcessInvocationLogging<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Remove(() => o.ProcessInvocationLogging));

    /// <inheritdoc cref="ToolOptions.ProcessExitHandling"/>
    public static T SetProcessExitHandling<T>(this T o, bool? value)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessExitHandling, value));

    /// <inheritdoc cref="ToolOptions.ProcessExitHandling"/>
    public static T EnableProcessExitHandling<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessExitHandling, true));

    /// <inheritdoc cref="ToolOptions.ProcessExitHandling"/>
    public static T DisableProcessExitHandling<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessExitHandling, false));

    /// <inheritdoc cref="ToolOptions.ProcessExitHandling"/>
    public static T ResetProcessExitHandling<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Remove(() => o.ProcessExitHandling));

    /// <inheritdoc cref="ToolOptions.ProcessExitHandling"/>
    public static T ToggleProcessExitHandling<T>(this T o)
        where T : ToolOptions => o.Modify(b => b.Set(() => o.ProcessExitHandling, !o.ProcessExitHandling));
}
