using System.Net;
using System.Text.Json;
using Pipeline.Tools.Slack;

namespace Pipeline.Tools.Tests.Slack;

public sealed class SlackNotifierTests : IDisposable
{
    private static readonly Uri Webhook = new("https://hooks.example.org/services/T0/B0/secret-token");
    private static readonly DeploymentNotification Message = new()
    {
        Channel = "#production",
        Module = "orders",
        Version = "1.2.3",
        Environment = "production",
        Commit = "aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b",
        Succeeded = true,
        Who = "Ada <ada@example.org>",
        Link = new Uri("https://example.org/runs/7"),
    };

    private readonly RecordingHandler _slack = new();
    private readonly HttpClient _http;

    public SlackNotifierTests() => _http = new HttpClient(_slack);

    public void Dispose()
    {
        _http.Dispose();
        _slack.Dispose();
    }

    [Fact]
    public async Task The_message_says_what_went_where_by_whom_with_a_link()
    {
        await NotifyAsync(Message);
        using var body = JsonDocument.Parse(Assert.Single(_slack.Bodies));
        Assert.Equal("#production", body.RootElement.GetProperty("channel").GetString());
        Assert.Equal(
            ":white_check_mark: orders 1.2.3 is deployed to production (commit aad8a9bc5ba2, by Ada &lt;ada@example.org&gt;) https://example.org/runs/7",
            body.RootElement.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task A_fault_of_the_moment_is_tried_again(HttpStatusCode fault)
    {
        _slack.Answers.Enqueue(fault);
        await NotifyAsync(Message);
        Assert.Equal(2, _slack.Bodies.Count);
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again_and_never_shows_the_webhook()
    {
        _slack.Answers.Enqueue(HttpStatusCode.Forbidden);
        var exception = await Assert.ThrowsAsync<NotificationException>(() => NotifyAsync(Message));
        Assert.Single(_slack.Bodies);
        Assert.Contains("403", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slack_that_asks_for_an_hour_is_not_waited_for()
    {
        _slack.Answers.Enqueue(HttpStatusCode.TooManyRequests);
        _slack.RetryAfter = TimeSpan.FromHours(1);
        var exception = await Assert.ThrowsAsync<NotificationException>(() => NotifyAsync(Message));
        Assert.Single(_slack.Bodies);
        Assert.Contains("asks to wait 3600 s", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_waits_for_a_channel_that_hangs()
    {
        var (time, output) = (new ImpatientTime(), new StringWriter());
        await using (var notifier = new BackgroundNotifier(new HangingNotifier(), output, time))
        {
            await notifier.NotifyAsync(Message, default);
            await notifier.NotifyAsync(Message with { Module = "catalog" }, default);
            Assert.Empty(output.ToString());
            await notifier.CompleteAsync();
        }

        Assert.Equal(2, output.ToString().Split("did not take it in time").Length - 1);
    }

    [Fact]
    public async Task What_is_told_beside_the_work_arrives_and_what_does_not_is_named()
    {
        var output = new StringWriter();
        _slack.Answers.Enqueue(HttpStatusCode.OK);
        _slack.Answers.Enqueue(HttpStatusCode.Forbidden);
        await using (var notifier = new BackgroundNotifier(new SlackNotifier(_http, Webhook), output, TimeProvider.System))
        {
            await notifier.NotifyAsync(Message, default);
            await notifier.NotifyAsync(Message with { Module = "catalog" }, default);
        }

        Assert.Equal(2, _slack.Bodies.Count);
        Assert.StartsWith("Nobody was told that catalog 1.2.3 is deployed", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_webhook_the_message_is_printed()
    {
        var output = new StringWriter();
        await new PrintedNotifier(output).NotifyAsync(Message, default);
        Assert.StartsWith("[#production] orders 1.2.3 is deployed to production", output.ToString(), StringComparison.Ordinal);
    }

    private Task NotifyAsync(Notification notification) => new SlackNotifier(_http, Webhook).NotifyAsync(notification, default);

    private sealed class HangingNotifier : INotifier
    {
        public Task NotifyAsync(Notification notification, CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
    }

    /// <summary>Every time is over at once.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }

    private sealed class RecordingHandler : HttpMessageHandler
    {
        public Queue<HttpStatusCode> Answers { get; } = [];

        public List<string> Bodies { get; } = [];

        public TimeSpan RetryAfter { get; set; } = TimeSpan.FromMilliseconds(1);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            var response = new HttpResponseMessage(Answers.TryDequeue(out var status) ? status : HttpStatusCode.OK);
            if (status is HttpStatusCode.TooManyRequests)
                response.Headers.RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(RetryAfter);
            return response;
        }
    }
}
