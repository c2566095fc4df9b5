using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Tests.Provisioning;

namespace Pipeline.Tools.Tests.Containers;

public sealed class ContainerWatchTests
{
    private const string Started = """{"Type":"container","Action":"start","Actor":{"ID":"1","Attributes":{"name":"orders"}},"time":1}""";
    private const string Probed = """{"Type":"container","Action":"exec_start: /bin/true","Actor":{"ID":"1","Attributes":{"name":"orders"}},"time":1}""";
    private const string Sick = """{"Type":"container","Action":"health_status: unhealthy","Actor":{"ID":"1","Attributes":{"name":"orders"}},"time":1}""";
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watch_that_breaks_begins_again_and_says_so()
    {
        await using var fake = FakeEngine.OnTcp(request => request.Contains("_ping", StringComparison.Ordinal) ? FakeEngine.Ping() : FakeEngine.Json(Started + Probed + Sick));
        await using var engine = await EngineVariables.EngineAsync($"tcp://127.0.0.1:{fake.Port}");

        var told = await engine.WatchContainersAsync("a=b", _token).Take(5).ToArrayAsync(_token);

        Assert.Equal([(null, ""), ("orders", "start"), ("orders", "health_status"), (null, ""), ("orders", "start")], told.Select(happened => (happened.Container, happened.Action)));
        Assert.Contains("/events?since=", fake.Requests[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_does_not_come_back_ends_the_watch()
    {
        var fake = FakeEngine.OnTcp(_ => FakeEngine.Ping());
        await using var engine = new ContainerEngine(
            await EngineConnection.OpenAsync("docker", EngineEndpoint.At(new Uri($"tcp://127.0.0.1:{fake.Port}")), null, TimeProvider.System, TimeSpan.FromSeconds(30), _token),
            new EngineProgram(new ProcessRunner(), "docker", isPodman: false), null, new HastyTime());
        await fake.DisposeAsync();

        await Assert.ThrowsAsync<EngineUnreachableException>(async () =>
        {
            await foreach (var happened in engine.WatchContainersAsync("a=b", _token))
                Assert.Null(happened.Container);
        });
    }

    [Fact]
    public async Task Who_stops_listening_ends_the_watch()
    {
        await using var fake = FakeEngine.OnTcp(request => request.Contains("_ping", StringComparison.Ordinal) ? FakeEngine.Ping() : FakeEngine.Json(Started));
        await using var engine = await EngineVariables.EngineAsync($"tcp://127.0.0.1:{fake.Port}");

        await foreach (var happened in engine.WatchContainersAsync("a=b", _token))
        {
            if (happened.Container is not null)
                break;
        }

        Assert.Equal(2, fake.Requests.Count);
    }
}
