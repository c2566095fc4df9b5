using Pipeline.Core.Verification;

namespace Pipeline.Stages.Verification;

/// <summary>Runs a check, and once more when it fails.</summary>
internal sealed class CheckRunner(TextWriter log, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Runs it.</summary>
    /// <param name="name">The check.</param>
    /// <param name="check">Tells what is wrong; null: nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<CheckOutcome> RunAsync(string name, Func<CancellationToken, Task<string?>> check, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (await check(cancellationToken) is not { } first)
        {
            await log.WriteLineAsync($"{name}: passed".AsMemory(), cancellationToken);
            return new CheckOutcome(name, null, null);
        }

        await log.WriteLineAsync($"{name}: {first}; it runs once more".AsMemory(), cancellationToken);
        await Task.Delay(Pause, time, cancellationToken);
        var again = await check(cancellationToken);
        await log.WriteLineAsync($"{name}: {again ?? "passed this time, which is flaky"}".AsMemory(), cancellationToken);
        return new CheckOutcome(name, first, again);
    }
}
