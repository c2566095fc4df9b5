using Pipeline.Core.Errors;

namespace Pipeline.Tools.Waiting;

/// <summary>Says in a log what is waited for while something takes its time: when it is another thing than before, and not more often than every few seconds.</summary>
/// <param name="describe">What is waited for now; null or empty: nothing that could be told.</param>
/// <param name="log">Receives a line each time it changes.</param>
/// <param name="interval">How often it is asked.</param>
/// <param name="time">The clock.</param>
internal sealed class WaitingLog(Func<CancellationToken, Task<string?>> describe, TextWriter log, TimeSpan interval, TimeProvider time)
{
    /// <summary>Does <paramref name="work"/>, and tells until it ends, however it ends.</summary>
    public async Task DuringAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var telling = TellAsync(stop.Token);
        try
        {
            await work();
        }
        finally
        {
            await stop.CancelAsync();
            await telling;
        }
    }

    private async Task TellAsync(CancellationToken stop)
    {
        string? told = null;
        try
        {
            while (true)
            {
                await Task.Delay(interval, time, stop);
                if (await FindAsync(stop) is not { Length: > 0 } words || words == told)
                    continue;
                stop.ThrowIfCancellationRequested();
                told = words;
                await log.WriteLineAsync(words.AsMemory(), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The wait is over.
        }
    }

    private async Task<string?> FindAsync(CancellationToken stop)
    {
        try
        {
            return await describe(stop);
        }
        catch (PipelineException)
        {
            // Who waits is told by the work itself what went wrong.
            return null;
        }
    }
}
