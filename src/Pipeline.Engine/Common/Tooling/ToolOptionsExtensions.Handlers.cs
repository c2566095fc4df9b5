namespace Nuke.Common.Tooling;

public static partial class ToolOptionsExtensions
{
    /// <summary>Sets what receives each line of output instead of the log; null is the log.</summary>
    public static T SetProcessLogger<T>(this T o, Action<OutputType, string>? v)
        where T : ToolOptions => o.With(options => options.ProcessLogger = v);

    /// <summary>Sets what judges how the tool ended; null fails on any exit code but 0.</summary>
    public static T SetProcessExitHandler<T>(this T o, Action<IProcess>? exitHandler)
        where T : ToolOptions => o.SetProcessExitHandler(exitHandler is null ? (Action<T, IProcess>?)null : (_, process) => exitHandler(process));

    /// <inheritdoc cref="SetProcessExitHandler{T}(T, Action{IProcess})"/>
    public static T SetProcessExitHandler<T>(this T o, Func<IProcess, object?>? exitHandler)
        where T : ToolOptions => o.SetProcessExitHandler(exitHandler is null ? (Func<T, IProcess, object?>?)null : (_, process) => exitHandler(process));

    /// <inheritdoc cref="SetProcessExitHandler{T}(T, Action{IProcess})"/>
    public static T SetProcessExitHandler<T>(this T o, Action<T, IProcess>? exitHandler)
        where T : ToolOptions => o.SetProcessExitHandler(exitHandler is null
            ? (Func<T, IProcess, object?>?)null
            : (options, process) =>
            {
                exitHandler(options, process);
                return null;
            });

    /// <inheritdoc cref="SetProcessExitHandler{T}(T, Action{IProcess})"/>
    public static T SetProcessExitHandler<T>(this T o, Func<T, IProcess, object?>? exitHandler)
        where T : ToolOptions => o.With(options => options.ProcessExitHandler = exitHandler is null ? null : (any, process) => exitHandler((T)any, process));

    private static T With<T>(this T options, Action<T> change)
        where T : ToolOptions
    {
        var copy = options.Modify();
        change(copy);
        return copy;
    }
}
