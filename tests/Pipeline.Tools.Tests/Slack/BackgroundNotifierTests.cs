using Pipeline.Testing.Slack;
using Pipeline.Tools.Slack;

namespace Pipeline.Tools.Tests.Slack;

public sealed class BackgroundNotifierTests : IAsyncLifetime
{
    private readonly List<string> _said = [];
    private SlackScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await SlackScene.StartAsync();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task What_is_told_beside_the_work_arrives_in_order()
    {
        await using (var notifier = Notifier(_scene.Webhook()))
        {
            foreach (var module in new[] { "catalog", "orders", "web" })
                await notifier.NotifyAsync(SlackScene.Deployment(module), default);
        }

        Assert.Equal(["✅ catalog", "✅ orders", "✅ web"], _scene.Slack.Messages.Select(message => string.Join(' ', message.Text.Split(' ')[..2])));
        Assert.Empty(_said);
    }

    [Fact]
    public async Task Nothing_waits_for_a_channel_that_hangs_and_what_it_does_not_take_waits_on_disk()
    {
        var hangs = new TaskCompletionSource();
        _scene.Slack.OnHang = hangs.SetResult;
        _scene.Slack.Fail("/services", SlackFault.Hang);
        await using var notifier = Notifier(_scene.Webhook());
        await notifier.NotifyAsync(SlackScene.Deployment(), default);
        await notifier.NotifyAsync(SlackScene.Deployment("catalog"), default);
        await hangs.Task;
        var completing = notifier.CompleteAsync();
        _scene.Time.EndLimits();
        await completing;

        Assert.Equal(2, _said.Count(said => said.StartsWith("Nobody was told yet that", StringComparison.Ordinal)));
        Assert.Equal(2, _scene.Waiting().Length);
    }

    [Fact]
    public async Task Nothing_waits_at_the_end_for_a_pause_that_Slack_asks_for_and_nothing_disturbs_it()
    {
        _scene.Slack.RetryAfter = 30;
        _scene.Slack.Fail("/services", SlackFault.TooMany);
        await using (var notifier = Notifier(_scene.Webhook()))
            await notifier.NotifyAsync(SlackScene.Deployment("catalog"), default);

        Assert.Contains("asks to wait 30 s", _said[0], StringComparison.Ordinal);
        Assert.Single(_scene.Slack.Calls);
        Assert.Single(_scene.Waiting());
    }

    [Fact]
    public async Task After_a_pause_that_Slack_asks_for_the_message_goes_while_the_work_goes_on()
    {
        // More often than one message is tried.
        _scene.Slack.Fail("/services", Enumerable.Repeat(SlackFault.TooMany, 6));
        var arrived = new TaskCompletionSource();
        _scene.Slack.OnMessage = arrived.SetResult;
        await using var notifier = Notifier(_scene.Webhook());

        await notifier.NotifyAsync(SlackScene.Deployment("catalog"), default);

        await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_refused_is_named_with_the_reason_and_where_it_waits()
    {
        _scene.Slack.Refusal = "no_service";
        _scene.Slack.Fail("/services", SlackFault.Refused, SlackFault.Refused);
        await using (var notifier = Notifier(_scene.Webhook()))
            await notifier.NotifyAsync(SlackScene.Deployment("catalog"), default);
        Assert.StartsWith("Nobody was told yet that catalog 1.2.3 is deployed to production", _said[0], StringComparison.Ordinal);
        Assert.Contains("does not know the webhook any more", _said[0], StringComparison.Ordinal);
        Assert.Equal($"The message waits in {_scene.OutboxOf()}, and goes with the next one, or by SendMessages.", _said[1]);
    }

    [Fact]
    public async Task Without_a_way_to_Slack_the_message_is_printed()
    {
        var output = new StringWriter();
        await new PrintedNotifier(output).NotifyAsync(SlackScene.Deployment(), default);
        Assert.StartsWith("[#production] orders 1.2.3 is deployed to production", output.ToString(), StringComparison.Ordinal);
    }

    private BackgroundNotifier Notifier(SlackMessenger messenger) => new(messenger, _said.Add, _scene.Time);
}
