using Pipeline.Core.Stages;
using Polly;
using Polly.Retry;

namespace Pipeline.Stages.Runner;

/// <summary>Runs a stage again after a <see cref="TransientStageException"/>, with growing pauses, within one bound.</summary>
internal sealed class StageRetry
{
    private static readonly ResiliencePropertyKey<StageContext> ContextKey = new(nameof(StageContext));
    private static readonly ResiliencePropertyKey<long?> FirstFaultKey = new("FirstFault");
    private readonly Lazy<ResiliencePipeline> _pipeline;

    public StageRetry(RunnerOptions options, TimeProvider time)
    {
        // Made when a stage is run: a run that takes all results over needs none.
        _pipeline = new(() => options.Retries == 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = retry => ValueTask.FromResult(retry.Outcome.Exception is TransientStageException && IsInTime(retry.Context)),
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                OnRetry = async retry =>
                {
                    var context = retry.Context.Properties.GetValue(ContextKey, null!);
                    await context.Log.WriteLineAsync(
                        $"{retry.Outcome.Exception!.Message} Trying again in {retry.RetryDelay.TotalSeconds:0.0} s ({retry.AttemptNumber + 1} of {options.Retries}).");
                    ResultStore.Clear(context.OutputDirectory);
                },
            })
            .Build());

        // From the first fault on, not from the beginning: what took long may have been going well.
        bool IsInTime(ResilienceContext context)
        {
            if (context.Properties.GetValue(FirstFaultKey, null) is { } first)
                return time.GetElapsedTime(first) < options.RetryTime;
            context.Properties.Set(FirstFaultKey, time.GetTimestamp());
            return true;
        }
    }

    /// <summary>Runs <paramref name="stage"/>; what a broken try left in its folder is removed before the next.</summary>
    public async Task<StageResult> RunAsync(IStage stage, StageContext context, CancellationToken cancellationToken)
    {
        var resilience = ResilienceContextPool.Shared.Get(cancellationToken);
        resilience.Properties.Set(ContextKey, context);
        resilience.Properties.Set(FirstFaultKey, null);
        try
        {
            return await _pipeline.Value.ExecuteAsync(
                static async (resilience, stage) => await stage.RunAsync(resilience.Properties.GetValue(ContextKey, null!), resilience.CancellationToken), resilience, stage);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(resilience);
        }
    }
}
