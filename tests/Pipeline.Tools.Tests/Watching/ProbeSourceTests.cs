using Pipeline.Core.Watching;
using Pipeline.Tools.Tests.Load;
using Pipeline.Tools.Watching;

namespace Pipeline.Tools.Tests.Watching;

public sealed class ProbeSourceTests
{
    private static readonly WatchSettings Settings = new() { Interval = TimeSpan.FromSeconds(1), ProbePath = "/healthz", ProbeRate = 20 };

    [Fact]
    public async Task It_asks_at_the_declared_rate_until_the_next_look_is_due()
    {
        using var server = LoadServer.Start(head => Task.FromResult(LoadServer.Text(head.StartsWith("GET /healthz ", StringComparison.Ordinal) ? 200 : 404)));

        var sample = await LookAsync(server.Address);

        Assert.Equal((20, 0, 20, null), (sample.Requests, sample.Errors, sample.Latencies.Total, sample.Remark));
    }

    [Fact]
    public async Task What_fails_counts_and_is_told()
    {
        using var server = LoadServer.Start(_ => Task.FromResult(LoadServer.Text(500)));

        var sample = await LookAsync(server.Address);

        Assert.Equal((20, 20, "answer 500"), (sample.Requests, sample.Errors, sample.Remark));
    }

    private static Task<WatchSample> LookAsync(Uri address) => new ProbeSource(Settings, _ => Task.FromResult(address), TimeProvider.System).LookAsync(TestContext.Current.CancellationToken);
}
