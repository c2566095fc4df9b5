using Pipeline.Core.Errors;
using Pipeline.Core.Watching;
using Pipeline.Core.Watching.Prometheus;
using Pipeline.Tools.Tests.Load;
using Pipeline.Tools.Watching;

namespace Pipeline.Tools.Tests.Watching;

public sealed class MetricsSourceTests
{
    [Fact]
    public async Task What_happened_between_two_looks_is_told()
    {
        var count = 0;
        using var server = LoadServer.Start(head => Task.FromResult(Text($"http_requests_total{{code=\"200\"}} {count += 100}\nhttp_requests_total{{code=\"500\"}} {count / 50}\n", head)));
        using var source = Create(server.Address);
        await LookAsync(source);

        var sample = await LookAsync(source);

        Assert.Equal((102, 2), (sample.Requests, sample.Errors));
    }

    [Fact]
    public async Task An_answer_that_is_none_is_told_with_the_address()
    {
        using var server = LoadServer.Start(_ => Task.FromResult(LoadServer.Text(404)));
        using var source = Create(server.Address);

        Assert.Equal($"{server.Address}metrics answers 404", (await Assert.ThrowsAsync<PipelineException>(() => LookAsync(source))).Message);
    }

    [Fact]
    public async Task What_is_no_metrics_is_told_with_its_line()
    {
        using var server = LoadServer.Start(head => Task.FromResult(Text("<html>", head)));
        using var source = Create(server.Address);

        await Assert.ThrowsAsync<MalformedMetricsException>(() => LookAsync(source));
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_told()
    {
        Uri address;
        using (var server = LoadServer.Start())
            address = server.Address;
        using var source = Create(address);

        Assert.StartsWith($"{address}metrics does not answer: ", (await Assert.ThrowsAsync<PipelineException>(() => LookAsync(source))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_hangs_is_not_waited_for_longer_than_to_the_next_look()
    {
        using var server = LoadServer.Start(async _ =>
        {
            await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
            return "";
        });
        using var source = Create(server.Address, TimeSpan.FromMilliseconds(100));

        Assert.Equal($"{server.Address}metrics does not answer within 0.1 s", (await Assert.ThrowsAsync<PipelineException>(() => LookAsync(source))).Message);
    }

    [Fact]
    public async Task Of_an_answer_without_end_no_more_is_read_than_is_taken()
    {
        using var server = LoadServer.Start(_ => Task.FromResult($"HTTP/1.1 200 OK\r\nContent-Length: {2L * MetricsText.MostBytes}\r\n\r\n{new string('#', 1 << 16)}"));
        using var source = Create(server.Address);

        Assert.StartsWith($"{server.Address}metrics does not answer: ", (await Assert.ThrowsAsync<PipelineException>(() => LookAsync(source))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_look_asks_for_the_way_as_it_is_then()
    {
        using var server = LoadServer.Start(head => Task.FromResult(Text("up 1", head)));
        var asked = 0;
        using var source = new MetricsSource(new WatchedMetrics("/metrics"), TimeSpan.FromSeconds(10), _ => Task.FromResult(asked++ == 0 ? new Uri("http://127.0.0.1:1/") : server.Address), TimeProvider.System);

        await Assert.ThrowsAsync<PipelineException>(() => LookAsync(source));
        await LookAsync(source);

        Assert.Equal(2, asked);
    }

    private static MetricsSource Create(Uri address, TimeSpan? interval = null) => new(new WatchedMetrics("/metrics"), interval ?? TimeSpan.FromSeconds(10), _ => Task.FromResult(address), TimeProvider.System);

    private static Task<WatchSample> LookAsync(MetricsSource source) => source.LookAsync(TestContext.Current.CancellationToken);

    private static string Text(string body, string head) => head.StartsWith("GET /metrics ", StringComparison.Ordinal) ? $"HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: {body.Length}\r\n\r\n{body}" : LoadServer.Text(404);
}
