using Pipeline.Core.Stages;
using Polly;
using Polly.Retry;

namespace Pipeline.Stages.Runner;

/// <summary>Runs a stage again after a <see cref="TransientStageException"/>, with growing pauses.</summary>
internal sealed class StageRetry(RunnerOptions options, TimeProvider time)
{
    /// <summary>Runs <paramref name="stage"/>; what a broken try left in its folder is removed before the next.</summary>
    public async Task<StageResult> RunAsync(IStage stage, StageContext context, CancellationToken cancellationToken)
    {
        if (options.Retries == 0)
            return await stage.RunAsync(context, cancellationToken);
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<TransientStageException>(),
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                OnRetry = async retry =>
                {
                    await context.Log.WriteLineAsync(
                        $"{retry.Outcome.Exception!.Message} Trying again in {retry.RetryDelay.TotalSeconds:0.0} s ({retry.AttemptNumber + 1} of {options.Retries}).");
                    ResultStore.Clear(context.OutputDirectory);
                },
            })
            .Build();
        return await pipeline.ExecuteAsync(
            static async (run, token) => await run.stage.RunAsync(run.context, token), (stage, context), cancellationToken);
    }
}
