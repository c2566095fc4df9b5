using Pipeline.Core.Concurrency;

namespace Pipeline.Core.Tests.Concurrency;

public sealed class OnceTests
{
    [Fact]
    public async Task Whoever_asked_first_stops_it_for_nobody_else()
    {
        var reading = new TaskCompletionSource<int>();
        var once = new Once<int>(token => reading.Task.WaitAsync(token));
        using var stop = new CancellationTokenSource();
        var first = once.GetAsync(stop.Token);
        var second = once.GetAsync(CancellationToken.None);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        reading.SetResult(7);

        Assert.Equal(7, await second);
        Assert.Equal(7, await once.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_nobody_waits_for_is_stopped_and_got_anew_when_it_is_asked_for()
    {
        var reads = 0;
        var once = new Once<int>(async token =>
        {
            if (++reads == 1)
                await Task.Delay(Timeout.Infinite, token);
            return reads;
        });
        using var stop = new CancellationTokenSource();
        var first = once.GetAsync(stop.Token);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Equal(2, await once.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Who_has_stopped_waiting_before_asking_gets_nothing_though_it_is_there()
    {
        var once = new Once<int>(_ => Task.FromResult(7));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => once.GetAsync(new CancellationToken(canceled: true)));

        Assert.Equal(7, await once.GetAsync(CancellationToken.None));
    }
}
