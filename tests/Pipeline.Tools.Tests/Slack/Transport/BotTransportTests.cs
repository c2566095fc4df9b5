using Pipeline.Core.Errors;
using Pipeline.Testing.Slack;
using Pipeline.Tools.Slack;

namespace Pipeline.Tools.Tests.Slack.Transport;

public sealed class BotTransportTests : IAsyncLifetime
{
    private SlackScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await SlackScene.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_scene.Slack.Violations);
        await _scene.DisposeAsync();
    }

    [Fact]
    public async Task A_message_without_a_thread_stands_alone()
    {
        await _scene.Bot().NotifyAsync(SlackScene.Deployment(), default);
        var message = Assert.Single(_scene.Slack.Messages);
        Assert.Equal(("C0PRODUCTION", null), (message.Channel, message.ThreadTs));
        Assert.Equal(["chat.postMessage"], _scene.Slack.Calls);
    }

    [Theory]
    [InlineData(SlackFault.TooMany)]
    [InlineData(SlackFault.ServerError)]
    [InlineData(SlackFault.ServerErrorAfterwards)]
    [InlineData(SlackFault.CutOff)]
    [InlineData(SlackFault.LostAnswer)]
    [InlineData(SlackFault.Garbage)]
    public async Task Whatever_goes_wrong_once_the_message_is_there_once(SlackFault fault)
    {
        _scene.Slack.Fail("chat.postMessage", fault);
        await _scene.Bot().NotifyAsync(SlackScene.Deployment(), default);
        Assert.Single(_scene.Slack.Messages);
        Assert.Empty(_scene.Waiting());
    }

    [Theory]
    [InlineData(SlackFault.Hang)]
    [InlineData(SlackFault.HangAfterwards)]
    public async Task A_message_that_is_not_answered_waits_and_is_there_once_in_the_end(SlackFault fault)
    {
        _scene.Slack.OnHang = _scene.Time.EndLimits;
        _scene.Slack.Fail("chat.postMessage", fault);
        var exception = await Assert.ThrowsAsync<NotificationException>(() => _scene.Bot().NotifyAsync(SlackScene.Deployment(), default));
        Assert.StartsWith("Slack did not answer in time.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, await _scene.Bot().SendAsync(default));
        Assert.Single(_scene.Slack.Messages);
    }

    [Theory]
    [InlineData("invalid_auth", "into NUKE_SLACK_TOKEN")]
    [InlineData("token_expired", "has expired")]
    [InlineData("channel_not_found", "knows no channel #production")]
    [InlineData("not_in_channel", "Invite it there: /invite")]
    [InlineData("is_archived", "has archived #production")]
    public async Task A_refusal_that_people_can_mend_is_told_as_a_sentence_and_the_message_waits(string code, string sentence)
    {
        _scene.Slack.Refusal = code;
        _scene.Slack.Fail("chat.postMessage", SlackFault.Refused);
        var exception = await Assert.ThrowsAsync<NotificationException>(() => _scene.Bot().NotifyAsync(SlackScene.Deployment(), default));
        Assert.Contains(sentence, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeSlack.Token, exception.ToString(), StringComparison.Ordinal);
        Assert.Single(_scene.Waiting());
    }

    [Theory]
    [InlineData("msg_too_long")]
    [InlineData("invalid_blocks")]
    public async Task A_message_that_Slack_never_takes_is_left_out_and_holds_up_no_other(string code)
    {
        _scene.Slack.Refusal = code;
        _scene.Slack.Fail("chat.postMessage", SlackFault.Refused);
        await _scene.Bot().NotifyAsync(SlackScene.Deployment(), default);
        await _scene.Bot().NotifyAsync(SlackScene.Deployment("catalog"), default);
        Assert.Contains(code, Assert.Single(_scene.Notes), StringComparison.Ordinal);
        Assert.Single(_scene.Slack.Messages);
        Assert.Empty(_scene.Waiting());
    }

    [Fact]
    public async Task A_token_that_Slack_does_not_know_is_never_shown()
    {
        var exception = await Assert.ThrowsAsync<NotificationException>(() => _scene.Bot(token: "xoxb-0ld-0ne").NotifyAsync(SlackScene.Deployment(), default));
        Assert.Contains("does not know the token", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xoxb-0ld-0ne", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xoxp-of-a-person")]
    [InlineData("xoxb-two lines\r\nX-Header: 1")]
    [InlineData("")]
    public void What_is_no_token_of_a_bot_is_refused_without_being_shown(string token)
    {
        var exception = Assert.Throws<PipelineException>(() => _scene.Bot(token: token));
        Assert.Contains("begins with xoxb-", exception.Message, StringComparison.Ordinal);
        if (token.Length > 0)
            Assert.DoesNotContain(token, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permission_that_is_missing_is_named()
    {
        _scene.Slack.Scopes.Remove("chat:write");
        var exception = await Assert.ThrowsAsync<NotificationException>(() => _scene.Bot().NotifyAsync(SlackScene.Deployment(), default));
        Assert.Contains("lacks a permission (chat:write)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_than_one_message_a_second_goes_into_a_channel()
    {
        var bot = _scene.Bot();
        foreach (var module in new[] { "catalog", "orders", "web" })
            await bot.KeepAsync(SlackScene.Deployment(module), default);
        Assert.Equal(3, await bot.SendAsync(default));
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)], _scene.Time.Pauses);
    }

    [Fact]
    public async Task A_limit_is_waited_for_as_long_as_Slack_asks()
    {
        _scene.Slack.RetryAfter = 3;
        _scene.Slack.Fail("chat.postMessage", SlackFault.TooMany);
        await _scene.Bot().NotifyAsync(SlackScene.Deployment(), default);
        Assert.Contains(TimeSpan.FromSeconds(3), _scene.Time.Pauses);
        Assert.Single(_scene.Slack.Messages);
    }
}
