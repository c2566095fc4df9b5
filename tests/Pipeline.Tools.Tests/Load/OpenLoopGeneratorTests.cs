using System.Diagnostics;
using Pipeline.Core.Load;
using Pipeline.Tools.Load;

namespace Pipeline.Tools.Tests.Load;

public sealed class OpenLoopGeneratorTests
{
    private static readonly LoadTestSettings Short = new() { Rate = 200, Duration = TimeSpan.FromSeconds(1), WarmUp = TimeSpan.FromMilliseconds(100), Connections = 10, Timeout = TimeSpan.FromSeconds(30) };

    [Fact]
    public async Task Every_request_that_was_due_is_in_the_histogram_once()
    {
        using var server = LoadServer.Start();

        var measured = await RunAsync(Short, server.Address);

        Assert.Equal((200, 0), (measured.Requests, measured.Errors.Total));
        Assert.Equal(measured.Requests, measured.Timeline.Sum(part => part.Requests));
        Assert.Contains("Total count    =          200", measured.Histogram, StringComparison.Ordinal);
        Assert.Equal(measured.Latency.MaxMs, measured.Percentiles[^1].Ms);
    }

    [Fact]
    public async Task The_warm_up_is_sent_and_not_measured()
    {
        using var server = LoadServer.Start();

        var measured = await RunAsync(Short with { WarmUp = TimeSpan.FromMilliseconds(500) }, server.Address);

        Assert.Equal((200, 300), (measured.Requests, server.Requests));
    }

    [Fact]
    public async Task Connections_are_kept_and_no_more_than_may_be()
    {
        using var server = LoadServer.Start();

        await RunAsync(Short with { Connections = 3 }, server.Address);

        Assert.InRange(server.Connections, 1, 3);
    }

    // 100 requests a second over two connections: in a closed loop two of 300 would be slow, and p99 would hide them.
    [Fact]
    public async Task A_service_that_stands_still_for_a_second_is_seen_by_all_that_were_due_in_it_although_two_were_under_way()
    {
        var stall = TimeSpan.FromSeconds(1);
        var watch = Stopwatch.StartNew();
        using var server = LoadServer.Start(async _ =>
        {
            if (watch.Elapsed is var now && now > stall && now < 2 * stall)
                await Task.Delay((2 * stall) - now);
            return LoadServer.Text(200);
        });

        var measured = await RunAsync(Short with { Rate = 100, Duration = 3 * stall, WarmUp = TimeSpan.Zero, Connections = 2 }, server.Address);

        Assert.Equal((300, 0), (measured.Requests, measured.Errors.Total));
        // Those due at the beginning of the second waited all of it, those in the middle half of it: a third of all.
        Assert.True(measured.Latency.MaxMs > 900, $"{measured.Latency}");
        Assert.True(measured.Latency.P99Ms > 800, $"{measured.Latency}");
        Assert.True(measured.Latency.P90Ms > 500, $"{measured.Latency}");
    }

    [Fact]
    public async Task Answers_of_400_and_more_are_failures_of_status()
    {
        using var server = LoadServer.Start(_ => Task.FromResult(LoadServer.Text(503)));

        var measured = await RunAsync(Short, server.Address);

        Assert.Equal((200, 200, 1), (measured.Requests, measured.Errors.Status, measured.ErrorRate));
        Assert.Equal(["answer 503"], measured.Errors.Examples);
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_a_timeout_and_what_finds_no_connection_meanwhile_is_refused()
    {
        using var server = LoadServer.Start(async _ =>
        {
            await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
            return "";
        });

        var measured = await RunAsync(Short with { Connections = 2, WarmUp = TimeSpan.Zero, Timeout = TimeSpan.FromMilliseconds(200) }, server.Address);

        Assert.Equal((200, 200), (measured.Requests, measured.Errors.Timeout + measured.Errors.Refused));
        Assert.True(measured.Errors.Timeout > 0 && measured.Errors.Refused > measured.Errors.Timeout, $"{measured.Errors}");
        Assert.Contains("no answer within 0.2 s", measured.Errors.Examples);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_result()
    {
        Uri address;
        using (var server = LoadServer.Start())
            address = server.Address;

        var measured = await RunAsync(Short, address);

        Assert.Equal((200, 200), (measured.Requests, measured.Errors.Connection));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_failure_of_the_connection()
    {
        using var server = LoadServer.Start(_ => Task.FromResult(""));

        Assert.Equal(200, (await RunAsync(Short, server.Address)).Errors.Connection);
    }

    [Fact]
    public async Task Method_body_and_headers_are_sent()
    {
        var heads = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var server = LoadServer.Start(head =>
        {
            heads.Add(head);
            return Task.FromResult(LoadServer.Text(200));
        });

        await RunAsync(Short with { Method = "POST", Body = "{}", Path = "/orders", Headers = new Dictionary<string, string> { ["X-Shop"] = "tea", ["Content-Type"] = "application/json" } }, new Uri(server.Address, "/orders"));

        Assert.All(heads, head => Assert.StartsWith("POST /orders HTTP/1.1\r\n", head, StringComparison.Ordinal));
        Assert.All(["X-Shop: tea", "Content-Type: application/json", "Content-Length: 2"], line => Assert.Contains(line, heads.First(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redirect_is_followed_within_the_service()
    {
        using var server = LoadServer.Start(head => Task.FromResult(head.StartsWith("GET /there ", StringComparison.Ordinal) ? LoadServer.Text(404) : LoadServer.Text(302, "Location: /there\r\n")));

        Assert.Equal(200, (await RunAsync(Short, server.Address)).Errors.Status);
    }

    [Fact]
    public async Task A_redirect_to_somebody_else_is_an_answer_and_nobody_else_is_asked()
    {
        using var other = LoadServer.Start();
        using var server = LoadServer.Start(_ => Task.FromResult(LoadServer.Text(302, $"Location: {other.Address}\r\n")));

        var measured = await RunAsync(Short, server.Address);

        Assert.Equal((0, 0), (measured.Errors.Total, other.Requests));
    }

    [Fact]
    public async Task It_ends_at_once_when_it_is_cancelled()
    {
        using var server = LoadServer.Start();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = new OpenLoopGenerator(TimeProvider.System).RunAsync(Short with { Duration = TimeSpan.FromHours(1) }, server.Address, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static Task<LoadMeasurement> RunAsync(LoadTestSettings settings, Uri target) => new OpenLoopGenerator(TimeProvider.System).RunAsync(settings, target, TestContext.Current.CancellationToken);
}
