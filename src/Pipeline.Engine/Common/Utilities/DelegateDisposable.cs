namespace Nuke.Common.Utilities;

/// <summary>Runs an action when it is disposed of.</summary>
public class DelegateDisposable : IDisposable
{
    private Action? _cleanup;

    private DelegateDisposable(Action? cleanup) => _cleanup = cleanup;

    /// <summary>Runs <paramref name="setup"/> now and <paramref name="cleanup"/> when the result is disposed of.</summary>
    public static IDisposable CreateBracket(Action? setup = null, Action? cleanup = null)
    {
        setup?.Invoke();
        return new DelegateDisposable(cleanup);
    }

    /// <inheritdoc cref="CreateBracket(Action, Action)"/>
    public static IDisposable CreateBracket<T>(Func<T> setup, Action<T> cleanup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var state = setup();
        return new DelegateDisposable(() => cleanup(state));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Interlocked.Exchange(ref _cleanup, null)?.Invoke();
        GC.SuppressFinalize(this);
    }
}
