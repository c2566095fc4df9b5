using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NSubstitute;
using Pipeline.LocalRuntime.Pods;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Tests.Pods;

public sealed class PodEventsTests : IAsyncDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private readonly Channel<ContainerEvent> _engine = Channel.CreateUnbounded<ContainerEvent>();
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;
    private readonly PodEvents _events;

    public PodEventsTests()
    {
        var engine = Substitute.For<IContainerEngine>();
        engine.WatchContainersAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(call => ReadAsync(call.Arg<CancellationToken>()));
        _events = new PodEvents(engine, new LocalNamespace("staging", Path.GetTempPath()), TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _events.DisposeAsync();

    [Fact]
    public async Task Who_waits_hears_of_his_own_container()
    {
        var (web, orders) = (_events.Of("web").WaitAsync(Long, _token), _events.Of("orders").WaitAsync(Long, _token));
        _engine.Writer.TryWrite(new ContainerEvent("web", "die"));
        await web;
        Assert.False(orders.IsCompleted);
    }

    [Fact]
    public async Task What_happened_before_one_waits_is_not_lost()
    {
        var web = _events.Of("web");
        _engine.Writer.TryWrite(new ContainerEvent("web", "die"));
        _engine.Writer.TryWrite(new ContainerEvent("orders", "die"));
        await web.WaitAsync(Long, _token);
        Assert.False(web.WaitAsync(Long, _token).IsCompleted);
    }

    [Fact]
    public async Task After_a_break_everybody_looks_again()
    {
        var waits = Task.WhenAll(_events.Of("web").WaitAsync(Long, _token), _events.Of("orders").WaitAsync(Long, _token));
        _engine.Writer.TryWrite(new ContainerEvent(null, ""));
        await waits;
    }

    [Fact]
    public async Task An_engine_that_is_gone_fails_who_waits_and_who_comes_later()
    {
        var waits = _events.Of("web").WaitAsync(Long, _token);
        _engine.Writer.Complete(new EngineUnreachableException("docker", "unix:///var/run/docker.sock", "Connection refused"));
        await Assert.ThrowsAsync<EngineUnreachableException>(() => waits);
        await Assert.ThrowsAsync<EngineUnreachableException>(() => _events.Of("orders").WaitAsync(Long, _token));
    }

    [Fact]
    public async Task When_nothing_is_told_the_wait_ends_when_it_is_time() => await _events.Of("web").WaitAsync(TimeSpan.FromMilliseconds(1), _token);

    [Fact]
    public async Task A_wait_that_is_cancelled_ends_so()
    {
        using var stop = new CancellationTokenSource();
        var wait = _events.Of("web").WaitAsync(Long, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    private async IAsyncEnumerable<ContainerEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var happened in _engine.Reader.ReadAllAsync(cancellationToken))
            yield return happened;
    }
}
