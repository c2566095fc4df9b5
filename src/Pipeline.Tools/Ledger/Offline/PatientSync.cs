using Polly;
using Polly.Retry;

namespace Pipeline.Tools.Ledger.Offline;

/// <summary>Brings what waits to a remote that does not answer just now: again and again for about five minutes, with growing pauses.</summary>
internal sealed class PatientSync<TState>(LedgerBranch<TState> branch, TimeProvider time)
{
    // 5, 10, 20, 40, and four times 60 seconds.
    private const int MostPauses = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Does it.</summary>
    /// <returns>What became of it; null when nothing waits. Where the remote did not answer at all, the view says so and everything waits on.</returns>
    /// <exception cref="Core.Errors.PipelineException">The ledger cannot be read or written; everything waits on.</exception>
    /// <exception cref="OperationCanceledException">Nobody wants to wait any more; everything waits on.</exception>
    public async Task<LedgerSync<TState>?> RunAsync(CancellationToken cancellationToken)
    {
        var pipeline = new ResiliencePipelineBuilder<LedgerSync<TState>?> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<LedgerSync<TState>?>
            {
                ShouldHandle = retry => ValueTask.FromResult(retry.Outcome is { Exception: null, Result.View.Unreachable: not null }),
                MaxRetryAttempts = MostPauses,
                Delay = FirstPause,
                MaxDelay = LongestPause,
                BackoffType = DelayBackoffType.Exponential,
            })
            .Build();
        return await pipeline.ExecuteAsync(async token => await branch.SyncAsync(token), cancellationToken);
    }
}
