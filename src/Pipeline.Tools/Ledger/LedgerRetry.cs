using Polly;
using Polly.Retry;

namespace Pipeline.Tools.Ledger;

/// <summary>Does again what others were faster at, with growing pauses of random length, so that many writers do not meet again and again.</summary>
/// <param name="options">How often, and the clock.</param>
/// <param name="place">Where the ledger is, for the message.</param>
internal sealed class LedgerRetry(LedgerOptions options, string place)
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);

    /// <summary>Runs <paramref name="attempt"/> until it gives no reason why it must be done again.</summary>
    /// <exception cref="LedgerException">It was done as often as the options allow.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<(T? Result, string? Reason)>> attempt, CancellationToken cancellationToken)
        where T : class
    {
        var pipeline = new ResiliencePipelineBuilder<(T? Result, string? Reason)> { TimeProvider = options.Time }
            .AddRetry(new RetryStrategyOptions<(T? Result, string? Reason)>
            {
                ShouldHandle = retry => ValueTask.FromResult(retry.Outcome.Exception is null && retry.Outcome.Result.Reason is not null),
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                MaxDelay = LongestDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
        var (result, reason) = await pipeline.ExecuteAsync(async token => await attempt(token), cancellationToken);
        return result ?? throw new LedgerException(
            $"{place} was moved by others, or locked, each of the {options.Retries + 1} times that this was decided; nothing was recorded. Run the same command again. Git's last reason: {reason}");
    }
}
