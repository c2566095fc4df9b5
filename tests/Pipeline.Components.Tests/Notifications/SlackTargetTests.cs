using Pipeline.Testing.Slack;

namespace Pipeline.Components.Tests.Notifications;

/// <summary>What a build says to Slack through a bot, with the real targets, each in a process of its own.</summary>
public sealed class SlackTargetTests : IAsyncLifetime
{
    private readonly ShopBuild _shop = new();
    private FakeSlack _slack = null!;

    public async ValueTask InitializeAsync() => _slack = await FakeSlack.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_slack.Violations);
        await _slack.DisposeAsync();
        _shop.Dispose();
    }

    [Fact]
    public async Task The_end_of_a_run_is_told_by_the_bot_in_the_channel_that_was_named()
    {
        var (exitCode, output) = await _shop.RunAsync(Bot(), "Notify", "--outcome", "success", "--slack-channel", "#staging");

        Assert.True(exitCode == 0, output);
        var message = Assert.Single(_slack.Messages);
        Assert.Equal("C0STAGING1", message.Channel);
        Assert.StartsWith("✅ shop: a local run succeeded on main (commit ", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_on_GitHub_has_one_thread()
    {
        var run = new Dictionary<string, string?>(Bot()) { ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKFLOW"] = "Merge into main", ["GITHUB_ACTOR"] = "ada", ["GITHUB_SERVER_URL"] = "https://github.example.org", ["GITHUB_REPOSITORY"] = "acme/shop", ["GITHUB_RUN_ID"] = "7" };

        await _shop.RunAsync(run, "Notify", "--outcome", "failure", "--slack-channel", "#production");
        await _shop.RunAsync(run, "Notify", "--outcome", "failure", "--slack-channel", "#production");

        Assert.Single(_slack.Messages, message => message.ThreadTs is null);
    }

    [Fact]
    public async Task A_message_that_could_not_be_sent_goes_out_later()
    {
        var offline = new Dictionary<string, string?>(Bot()) { ["SLACK_API"] = "http://127.0.0.1:1/api/" };
        var (failed, _) = await _shop.RunAsync(offline, "Notify", "--outcome", "success", "--slack-channel", "#production");
        var (exitCode, output) = await _shop.RunAsync(Bot(), "SendMessages", "--slack-channel", "#production");

        Assert.NotEqual(0, failed);
        Assert.True(exitCode == 0, output);
        Assert.Contains("1 message was sent", output, StringComparison.Ordinal);
        Assert.Single(_slack.Messages);
    }

    [Fact]
    public async Task Without_a_way_there_is_nothing_to_send_by()
    {
        var (exitCode, output) = await _shop.RunAsync("SendMessages");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Set NUKE_SLACK_TOKEN or NUKE_SLACK_WEBHOOK", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xoxp-t0p-s3cret", "#production", "The Slack token is no token of a bot")]
    [InlineData(FakeSlack.Token, "", "The Slack token needs a channel")]
    public async Task A_token_that_cannot_work_is_refused_before_anything_runs(string token, string channel, string reason)
    {
        var environment = new Dictionary<string, string?>(Bot()) { ["SLACK_TOKEN"] = token, ["SLACK_CHANNEL"] = channel };

        var (exitCode, output) = await _shop.RunAsync(environment, "Notify", "--outcome", "success");

        Assert.NotEqual(0, exitCode);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.DoesNotContain(token, output, StringComparison.Ordinal);
        Assert.Empty(_slack.Calls);
    }

    private Dictionary<string, string?> Bot() => new() { ["SLACK_TOKEN"] = FakeSlack.Token, ["SLACK_API"] = _slack.Api };
}
