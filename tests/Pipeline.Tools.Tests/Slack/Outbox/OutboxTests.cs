using Pipeline.Testing.Slack;
using Pipeline.Tools.Slack;
using Pipeline.Tools.Slack.Outbox;

namespace Pipeline.Tools.Tests.Slack.Outbox;

public sealed class OutboxTests : IAsyncLifetime
{
    private SlackScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await SlackScene.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_scene.Slack.Violations);
        await _scene.DisposeAsync();
    }

    [Fact]
    public async Task What_could_not_be_sent_goes_with_the_next_message_in_order_and_once()
    {
        _scene.Slack.Fail("/services", Enumerable.Repeat(SlackFault.ServerError, 8));
        foreach (var module in new[] { "catalog", "orders" })
            await Assert.ThrowsAsync<NotificationException>(() => _scene.Webhook().NotifyAsync(SlackScene.Deployment(module), default));
        Assert.Empty(_scene.Slack.Messages);
        await _scene.Webhook().NotifyAsync(SlackScene.Deployment("web"), default);
        Assert.Equal(["✅ catalog", "✅ orders", "✅ web"], Told());
        Assert.False(Directory.Exists(_scene.OutboxOf()));
    }

    [Fact]
    public async Task A_message_that_a_killed_process_may_have_sent_is_looked_for_first()
    {
        var writer = _scene.Bot();
        await writer.KeepAsync(SlackScene.Deployment("orders"), default);
        await KilledAfterSendingAsync();

        await _scene.Bot().SendAsync(default);

        Assert.Equal(["✅ orders"], Told());
        Assert.Empty(_scene.Waiting());
    }

    [Fact]
    public async Task Who_wrote_a_message_does_not_send_it_again_that_another_process_may_have_sent()
    {
        var writer = _scene.Bot();
        await writer.KeepAsync(SlackScene.Deployment("orders"), default);
        await KilledAfterSendingAsync();

        await writer.SendAsync(default);

        Assert.Equal(["✅ orders"], Told());
        Assert.Empty(_scene.Waiting());
    }

    [Fact]
    public async Task As_long_as_Slack_asks_to_wait_no_message_asks_it_again()
    {
        var messenger = _scene.Webhook();
        _scene.Slack.RetryAfter = 30;
        _scene.Slack.Fail("/services", SlackFault.TooMany);
        foreach (var module in new[] { "catalog", "orders" })
            Assert.Contains("429 and asks to wait", (await Assert.ThrowsAsync<NotificationException>(() => messenger.NotifyAsync(SlackScene.Deployment(module), default))).Message, StringComparison.Ordinal);
        Assert.Single(_scene.Slack.Calls);

        _scene.Time.Pass(TimeSpan.FromSeconds(30));
        await messenger.NotifyAsync(SlackScene.Deployment("web"), default);

        Assert.Equal(["✅ catalog", "✅ orders", "✅ web"], Told());
    }

    [Fact]
    public async Task A_message_does_not_wait_for_a_channel_that_may_be_looked_into_only_once_in_a_while()
    {
        _scene.Slack.RetryAfter = 60;
        _scene.Slack.Fail("conversations", SlackFault.TooMany);

        await _scene.Bot().NotifyAsync(SlackScene.InRun("orders"), default);

        Assert.Equal(2, _scene.Slack.Messages.Count);
        Assert.Contains("asks to wait 60 s", Assert.Single(_scene.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_send_each_message_once()
    {
        var first = _scene.Webhook();
        foreach (var module in Enumerable.Range(0, 5).Select(number => $"m{number}"))
            await first.KeepAsync(SlackScene.Deployment(module), default);
        var sent = await Task.WhenAll(_scene.Webhook().SendAsync(default), _scene.Webhook().SendAsync(default));
        Assert.Equal(5, sent.Sum());
        Assert.Equal(Enumerable.Range(0, 5).Select(number => $"✅ m{number}"), Told());
    }

    [Fact]
    public async Task A_channel_that_is_closed_holds_up_no_other()
    {
        await _scene.Bot().KeepAsync(SlackScene.Deployment("catalog") with { Channel = "#gone" }, default);
        await _scene.Bot().KeepAsync(SlackScene.Deployment("orders"), default);
        await _scene.Bot().KeepAsync(SlackScene.Deployment("web") with { Channel = "#gone" }, default);
        var exception = await Assert.ThrowsAsync<NotificationException>(() => _scene.Bot().SendAsync(default));
        Assert.Contains("knows no channel #gone", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["✅ orders"], Told());
        Assert.Equal(2, _scene.Waiting().Length);

        _scene.Slack.Channels["gone"] = "C0BACKAGAIN";
        await _scene.Bot().SendAsync(default);
        Assert.Equal(["✅ orders", "✅ catalog", "✅ web"], Told());
    }

    [Fact]
    public async Task What_waited_too_long_is_left_out_and_said()
    {
        await _scene.Webhook().KeepAsync(SlackScene.Deployment(), default);
        _scene.Time.Pass(MessageOutbox.Longest + TimeSpan.FromHours(1));
        Assert.Equal(0, await _scene.Webhook().SendAsync(default));
        Assert.Empty(_scene.Slack.Messages);
        Assert.StartsWith("A message is not sent any more: '✅ orders 1.2.3 is deployed", Assert.Single(_scene.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_more_than_wait_at_most_the_oldest_are_left_out_and_said()
    {
        var messenger = _scene.Webhook();
        for (var number = 0; number <= MessageOutbox.Most; number++)
            await messenger.KeepAsync(SlackScene.Deployment($"m{number}"), default);
        _scene.Slack.Refusal = "no_service";
        _scene.Slack.Fail("/services", SlackFault.Refused);
        await Assert.ThrowsAsync<NotificationException>(() => messenger.SendAsync(default));
        Assert.Equal(MessageOutbox.Most, _scene.Waiting().Length);
        Assert.Contains("'✅ m0 1.2.3", Assert.Single(_scene.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"id":"1","at":"2026-11-30T09:00:00+00:00","message":{"text":"<!channel>","blocks":[]}}""")]
    [InlineData("""{"id":"1","at":"2026-11-30T09:00:00+00:00","message":{"text":"","blocks":null}}""")]
    public async Task A_file_that_is_no_message_is_left_out_and_said(string content)
    {
        Directory.CreateDirectory(_scene.OutboxOf());
        await File.WriteAllTextAsync(Path.Combine(_scene.OutboxOf(), "1-1.json"), content, TestContext.Current.CancellationToken);
        await _scene.Webhook().NotifyAsync(SlackScene.Deployment(), default);
        Assert.Equal(["✅ orders"], Told());
        Assert.Contains("is no message", Assert.Single(_scene.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_cannot_be_kept_says_so()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_scene.OutboxOf())!);
        await File.WriteAllTextAsync(_scene.OutboxOf(), "in the way", TestContext.Current.CancellationToken);
        var exception = await Assert.ThrowsAsync<NotificationException>(() => _scene.Webhook().KeepAsync(SlackScene.Deployment(), default));
        Assert.StartsWith("The message cannot be kept in ", exception.Message, StringComparison.Ordinal);
    }

    // Slack had taken the message, and the process had not noted that.
    private async Task KilledAfterSendingAsync()
    {
        using var killed = new CancellationTokenSource();
        _scene.Slack.OnHang = killed.Cancel;
        _scene.Slack.Fail("chat.postMessage", SlackFault.HangAfterwards);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _scene.Bot().SendAsync(killed.Token));
        Assert.Single(_scene.Waiting());
    }

    private IEnumerable<string> Told() => _scene.Slack.Messages.Where(message => message.ThreadTs is null).Select(message => string.Join(' ', message.Text.Split(' ')[..2]));
}
