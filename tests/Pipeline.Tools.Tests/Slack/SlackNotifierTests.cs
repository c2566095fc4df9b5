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
    public async Task Without_a_webhook_the_message_is_printed()
    {
        var output = new StringWriter();
        await new PrintedNotifier(output).NotifyAsync(Message, default);
        Assert.StartsWith("[#production] orders 1.2.3 is deployed to production", output.ToString(), StringComparison.Ordinal);
    }

    private Task NotifyAsync(Notification notification) => new SlackNotifier(_http, Webhook).NotifyAsync(notification, default);

    private sealed class RecordingHandler : HttpMessageHandler
    {
        public Queue<HttpStatusCode> Answers { get; } = [];

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            var response = new HttpResponseMessage(Answers.TryDequeue(out var status) ? status : HttpStatusCode.OK);
            if (status is HttpStatusCode.TooManyRequests)
                response.Headers.RetryAfter = new System.Net.Http.Headers.RetryConditionHeaderValue(TimeSpan.FromMilliseconds(1));
            return response;
        }
    }
}
