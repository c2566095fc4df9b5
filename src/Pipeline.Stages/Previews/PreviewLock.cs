namespace Pipeline.Stages.Previews;

/// <summary>What keeps others from a preview until it is disposed.</summary>
/// <param name="held">What is held.</param>
internal sealed class PreviewLock(IDisposable held) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        held.Dispose();
        return ValueTask.CompletedTask;
    }
}
