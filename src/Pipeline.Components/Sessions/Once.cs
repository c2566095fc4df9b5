namespace Pipeline.Components.Sessions;

/// <summary>A value that takes time to get, and is got once, by the first who asks.</summary>
/// <param name="read">Gets it.</param>
internal sealed class Once<T>(Func<CancellationToken, Task<T>> read)
{
    private readonly Lock _gate = new();
    private Task<T>? _value;

    /// <summary>The value. Whoever asks first can stop getting it.</summary>
    public Task<T> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _value ??= read(cancellationToken);
    }

    /// <summary>Lets the next who asks get it anew.</summary>
    public void Forget()
    {
        lock (_gate)
            _value = null;
    }
}
