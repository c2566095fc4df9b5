using Pipeline.Testing.Slack;
using Pipeline.Tools.Slack;

namespace Pipeline.Tools.Tests.Slack.Threads;

public sealed class SlackThreadsTests : IAsyncLifetime
{
    private SlackScene _scene = null!;

    public async ValueTask InitializeAsync() => _scene = await SlackScene.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_scene.Slack.Violations);
        await _scene.DisposeAsync();
    }

    [Fact]
    public async Task The_first_message_begins_the_thread_and_the_others_reply()
    {
        await _scene.Bot().NotifyAsync(SlackScene.InRun("orders"), default);
        await _scene.Bot().NotifyAsync(SlackScene.InRun("catalog"), default);
        var parent = Assert.Single(_scene.Slack.Messages, message => message.ThreadTs is null);
        Assert.StartsWith("⏳ storefront: Merge to main is running", parent.Text, StringComparison.Ordinal);
        Assert.Equal(["✅ orders", "✅ catalog"], _scene.Slack.Messages.Where(message => message.ThreadTs == parent.Ts).Select(message => string.Join(' ', message.Text.Split(' ')[..2])));
    }

    [Fact]
    public async Task The_message_that_begins_it_is_edited_in_place()
    {
        await _scene.Bot().NotifyAsync(SlackScene.InRun("orders"), default);
        await _scene.Bot().NotifyAsync(SlackScene.InRun("catalog", RunOutcome.Success, version: 1), default);
        var parent = Assert.Single(_scene.Slack.Messages, message => message.ThreadTs is null);
        Assert.StartsWith("✅ storefront: Merge to main succeeded", parent.Text, StringComparison.Ordinal);
        Assert.Equal(1, parent.Edits);
    }

    [Fact]
    public async Task What_begins_a_thread_and_says_it_all_has_no_reply()
    {
        var run = SlackScene.InRun("orders", RunOutcome.Success).Thread!;
        await _scene.Bot().NotifyAsync(run.State with { Thread = run }, default);
        Assert.Single(_scene.Slack.Messages);
    }

    [Fact]
    public async Task Another_machine_finds_the_same_thread_by_the_name_of_the_channel()
    {
        _scene.Slack.PageSize = 2;
        await _scene.Bot("first").NotifyAsync(SlackScene.InRun("orders"), default);
        for (var number = 0; number < 5; number++)
            await _scene.Bot("other").NotifyAsync(SlackScene.Deployment("web"), default);
        await _scene.Bot("second").NotifyAsync(SlackScene.InRun("catalog"), default);
        var begun = _scene.Slack.Messages[0];
        Assert.Equal(begun.Ts, _scene.Slack.Messages[^1].ThreadTs);
        Assert.Contains("conversations.list", _scene.Slack.Calls);
    }

    [Fact]
    public async Task Another_machine_that_knows_the_channels_id_asks_for_no_list()
    {
        _scene.Slack.Scopes.Remove("channels:read");
        await _scene.Bot("first").NotifyAsync(SlackScene.InRun("orders") with { Channel = "C0PRODUCTION" }, default);
        await _scene.Bot("second").NotifyAsync(SlackScene.InRun("catalog") with { Channel = "C0PRODUCTION" }, default);
        Assert.Single(_scene.Slack.Messages, message => message.ThreadTs is null);
        Assert.DoesNotContain("conversations.list", _scene.Slack.Calls);
    }

    [Fact]
    public async Task An_older_state_that_arrives_late_does_not_replace_a_newer_one()
    {
        var late = _scene.Bot("late");
        await _scene.Bot("first").NotifyAsync(SlackScene.InRun("orders"), default);
        await late.KeepAsync(SlackScene.InRun("web", RunOutcome.Failure, version: 1), default);
        await _scene.Bot("second").NotifyAsync(SlackScene.InRun("catalog", RunOutcome.Success, version: 2), default);
        await late.SendAsync(default);
        Assert.StartsWith("✅ storefront: Merge to main succeeded", _scene.Slack.Messages[0].Text, StringComparison.Ordinal);
        Assert.Equal(4, _scene.Slack.Messages.Count);
    }

    [Fact]
    public async Task Where_the_application_may_not_look_this_machine_goes_by_what_it_saw_and_says_so_once()
    {
        _scene.Slack.Scopes.Remove("channels:history");
        var bot = _scene.Bot();
        await bot.NotifyAsync(SlackScene.InRun("orders"), default);
        await bot.NotifyAsync(SlackScene.InRun("catalog", RunOutcome.Success, version: 1), default);
        Assert.Single(_scene.Slack.Messages, message => message.ThreadTs is null);
        Assert.StartsWith("✅ storefront: Merge to main succeeded", _scene.Slack.Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains("channels:history", Assert.Single(_scene.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thread_whose_beginning_somebody_removed_begins_anew()
    {
        await _scene.Bot().NotifyAsync(SlackScene.InRun("orders"), default);
        _scene.Slack.Remove(_scene.Slack.Messages[0].Ts);
        await _scene.Bot().NotifyAsync(SlackScene.InRun("catalog"), default);
        var parent = Assert.Single(_scene.Slack.Messages, message => message.ThreadTs is null);
        Assert.Equal(parent.Ts, _scene.Slack.Messages[^1].ThreadTs);
    }

    [Fact]
    public async Task A_beginning_that_was_removed_where_nobody_may_look_begins_anew()
    {
        _scene.Slack.Scopes.Remove("channels:history");
        await _scene.Bot().NotifyAsync(SlackScene.InRun("orders"), default);
        _scene.Slack.Remove(_scene.Slack.Messages[0].Ts);
        await _scene.Bot().NotifyAsync(SlackScene.InRun("catalog"), default);
        var parent = Assert.Single(_scene.Slack.Messages, message => message.ThreadTs is null);
        Assert.Equal(parent.Ts, _scene.Slack.Messages[^1].ThreadTs);
    }

    [Theory]
    [InlineData(SlackFault.LostAnswer)]
    [InlineData(SlackFault.ServerErrorAfterwards)]
    public async Task A_beginning_whose_answer_was_lost_is_found_again(SlackFault fault)
    {
        _scene.Slack.Fail("chat.postMessage", fault);
        await _scene.Bot().NotifyAsync(SlackScene.InRun("orders"), default);
        Assert.Single(_scene.Slack.Messages, message => message.ThreadTs is null);
        Assert.Single(_scene.Slack.Messages, message => message.ThreadTs is not null);
    }

    [Fact]
    public async Task A_beginning_that_cannot_be_edited_is_said_and_the_reply_goes()
    {
        await _scene.Bot().NotifyAsync(SlackScene.InRun("orders"), default);
        _scene.Slack.Refusal = "edit_window_closed";
        _scene.Slack.Fail("chat.update", SlackFault.Refused);
        await _scene.Bot().NotifyAsync(SlackScene.InRun("catalog", RunOutcome.Success, version: 1), default);
        Assert.Equal(3, _scene.Slack.Messages.Count);
        Assert.Contains("cannot be edited", Assert.Single(_scene.Notes), StringComparison.Ordinal);
    }
}
