using Pipeline.Testing.Slack;
using Pipeline.Tools.Slack;

namespace Pipeline.Tools.Tests.Slack.Transport;

public sealed class WebhookTransportTests : IAsyncLifetime
{
    private SlackScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await SlackScene.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_scene.Slack.Violations);
        await _scene.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_posted_as_blocks_and_as_text()
    {
        await _scene.Webhook().NotifyAsync(SlackScene.Deployment(), default);
        var message = Assert.Single(_scene.Slack.Messages);
        Assert.StartsWith("✅ orders 1.2.3 is deployed to production", message.Text, StringComparison.Ordinal);
        Assert.NotEmpty(message.Arguments["blocks"]!.AsArray());
        Assert.Equal("#production", message.Arguments["channel"]!.GetValue<string>());
        Assert.Empty(_scene.Waiting());
    }

    [Fact]
    public async Task A_message_of_a_thread_is_posted_alone_for_a_webhook_edits_nothing()
    {
        await _scene.Webhook().NotifyAsync(SlackScene.InRun("orders"), default);
        await _scene.Webhook().NotifyAsync(SlackScene.InRun("catalog", RunOutcome.Success, version: 1), default);
        Assert.Equal(["✅ orders 1.2.3", "✅ catalog 1.2.3"], _scene.Slack.Messages.Select(message => string.Join(' ', message.Text.Split(' ')[..3])));
    }

    [Theory]
    [InlineData(SlackFault.TooMany)]
    [InlineData(SlackFault.ServerError)]
    [InlineData(SlackFault.CutOff)]
    public async Task A_fault_of_the_moment_is_tried_again(SlackFault fault)
    {
        _scene.Slack.Fail("/services", fault);
        await _scene.Webhook().NotifyAsync(SlackScene.Deployment(), default);
        Assert.Single(_scene.Slack.Messages);
        Assert.Equal(2, _scene.Slack.Calls.Count);
    }

    [Theory]
    [InlineData("no_service", "does not know the webhook any more")]
    [InlineData("channel_is_archived", "has archived #production")]
    [InlineData("action_prohibited", "Ask an administrator")]
    [InlineData("something_new", "Look the word up")]
    public async Task A_refusal_is_told_as_a_sentence_and_never_shows_the_webhook(string code, string sentence)
    {
        _scene.Slack.Refusal = code;
        _scene.Slack.Fail("/services", SlackFault.Refused);
        var exception = await Assert.ThrowsAsync<NotificationException>(() => _scene.Webhook().NotifyAsync(SlackScene.Deployment(), default));
        Assert.Single(_scene.Slack.Calls);
        Assert.Contains(sentence, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"({code})", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TheSecretOfTheWebhook", exception.ToString(), StringComparison.Ordinal);
        Assert.Single(_scene.Waiting());
    }

    [Fact]
    public async Task Slack_that_asks_for_an_hour_is_not_waited_for_and_the_message_waits()
    {
        _scene.Slack.RetryAfter = 3600;
        _scene.Slack.Fail("/services", SlackFault.TooMany);
        var exception = await Assert.ThrowsAsync<NotificationException>(() => _scene.Webhook().NotifyAsync(SlackScene.Deployment(), default));
        Assert.Single(_scene.Slack.Calls);
        Assert.Contains("asks to wait 3600 s", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"waits in {_scene.OutboxOf()}", exception.Message, StringComparison.Ordinal);
        Assert.Single(_scene.Waiting());
    }
}
