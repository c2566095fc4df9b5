using Pipeline.WorkflowRunner.Jobs;

namespace Pipeline.Workflows.Tests.Running.Jobs;

public sealed class ConcurrencyGroupTests
{
    [Fact]
    public async Task Whoever_gives_up_waiting_holds_up_nobody()
    {
        var group = new ConcurrencyGroup();
        using var patience = new CancellationTokenSource();
        var running = await group.EnterAsync(false, queues: true, () => { }, TestContext.Current.CancellationToken);
        var impatient = group.EnterAsync(false, queues: true, () => { }, patience.Token);
        var next = group.EnterAsync(false, queues: true, () => { }, TestContext.Current.CancellationToken);

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        running!.Dispose();

        Assert.NotNull(await next.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }
}
