using Pipeline.Components.Sessions;

namespace Pipeline.Components.Previews;

/// <summary>Keeps others from a preview from the first target of a call to the last one, or to the end of the process.</summary>
internal sealed class PreviewReservation : IAsyncDisposable
{
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(5);
    private readonly StageTools _tools;
    private readonly IAsyncDisposable _hold;
    private int _isOver;

    /// <param name="tools">What the preview is held with.</param>
    /// <param name="hold">What keeps others away.</param>
    public PreviewReservation(StageTools tools, IAsyncDisposable hold)
    {
        (_tools, _hold) = (tools, hold);
        // A stage that fails ends the build before its last target. The system's clock: nothing else is left by then.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Task.Run(async () => await DisposeAsync()).Wait(EndTime);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 1)
            return;
        await _hold.DisposeAsync();
        await _tools.DisposeAsync();
    }
}
