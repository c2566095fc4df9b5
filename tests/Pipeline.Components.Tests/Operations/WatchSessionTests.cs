using Pipeline.Components.Operations;
using Pipeline.Core.Errors;
using Pipeline.Core.Watching;

namespace Pipeline.Components.Tests.Operations;

public sealed class WatchSessionTests
{
    [Fact]
    public async Task A_breach_stays_one_when_the_cluster_does_not_answer_any_more() =>
        Assert.Equal(WatchOutcome.Breached, await EndAsync(WatchOutcome.Breached, _ => throw new PipelineException("The cluster cannot be reached.")));

    [Fact]
    public async Task A_breach_stays_one_when_somebody_interrupts() => Assert.Equal(WatchOutcome.Breached, await EndAsync(WatchOutcome.Breached, _ => throw new OperationCanceledException()));

    [Fact]
    public async Task Nothing_is_said_to_do_well_in_a_cluster_that_does_not_answer_any_more() =>
        await Assert.ThrowsAsync<PipelineException>(() => EndAsync(WatchOutcome.Passed, _ => throw new PipelineException("The cluster cannot be reached.")));

    [Theory]
    [InlineData("Breached", "Superseded")]
    [InlineData("Passed", "Superseded")]
    [InlineData("Inconclusive", "Inconclusive")]
    public async Task Nothing_follows_when_something_else_runs(string seen, string end) => Assert.Equal(Enum.Parse<WatchOutcome>(end), await EndAsync(Enum.Parse<WatchOutcome>(seen), _ => Task.FromResult(false)));

    private static Task<WatchOutcome> EndAsync(WatchOutcome seen, Func<CancellationToken, Task<bool>> isSameAsync) => WatchSession.EndAsync("production", isSameAsync, seen, TestContext.Current.CancellationToken);
}
