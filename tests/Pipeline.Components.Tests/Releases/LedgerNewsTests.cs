using Pipeline.Testing;
using Pipeline.Testing.Slack;

namespace Pipeline.Components.Tests.Releases;

/// <summary>What is recorded is told, and never keeps anybody from recording it.</summary>
public sealed class LedgerNewsTests : IAsyncLifetime
{
    private readonly RecordedShop _shop = new();
    private FakeSlack _slack = null!;

    public async ValueTask InitializeAsync() => _slack = await FakeSlack.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_slack.Violations);
        await _slack.DisposeAsync();
        _shop.Dispose();
    }

    [Fact]
    public async Task A_release_has_one_thread_whose_first_message_says_how_it_stands()
    {
        await _shop.SealAsync(Bot());
        Assert.Matches("^📦 shop [0-9-]+\\.1 \\([0-9a-f]{12}\\): sealed \\(commit ", _slack.Messages[^1].Text);

        await _shop.SucceedAsync(Bot(), "Vote", "--no-go", "--as", "qa", "--because", "the cart is <!channel> empty");

        var parent = Parent();
        Assert.Contains(": voting for production", parent.Text, StringComparison.Ordinal);
        Assert.Contains("the cart is &lt;!channel&gt; empty", Assert.Single(_slack.Messages, message => message.ThreadTs == parent.Ts).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_promotion_is_told_from_its_beginning_to_its_end()
    {
        Requires.ContainerEngine();
        await _shop.SealAsync(Bot());

        await _shop.SucceedAsync(Bot(), "Promote", "--to", "staging", "--runtime", "local");

        var parent = Parent();
        Assert.Contains(": runs in staging", parent.Text, StringComparison.Ordinal);
        var replies = _slack.Messages.Where(message => message.ThreadTs == parent.Ts).Select(message => message.Text).ToList();
        Assert.Contains(" promotes ", replies[0], StringComparison.Ordinal);
        Assert.Contains(": staging runs ", replies[^1], StringComparison.Ordinal);
        Assert.Contains("modules: catalog ", replies[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_brake_is_told_in_the_channel()
    {
        await _shop.SealAsync();
        await _shop.SucceedAsync(Bot(), "Hold", "--environment", "production", "--because", "an incident");

        Assert.Contains("an incident", Assert.Single(_slack.Messages).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Slack_that_is_gone_keeps_nobody_from_recording_and_is_told_later_in_order()
    {
        var offline = new Dictionary<string, string?>(Bot()) { ["SLACK_API"] = "http://127.0.0.1:1/api/" };
        await _shop.SealAsync(offline);
        var output = await _shop.SucceedAsync(offline, "Hold", "--environment", "production", "--because", "an incident");
        Assert.Contains("Nobody was told yet that shop: ", output, StringComparison.Ordinal);

        await _shop.SucceedAsync(Bot(), "Unhold", "--environment", "production");

        Assert.Equal(["📦", "📦", "❌", "✅"], _slack.Messages.Select(message => message.Text.Split(' ')[0]));
    }

    [Fact]
    public async Task The_end_of_a_run_is_told_in_the_thread_of_what_it_sealed()
    {
        await _shop.SealAsync(Bot());

        await _shop.SucceedAsync(Bot(), "Notify", "--outcome", "success");

        var parent = Parent();
        Assert.StartsWith("✅ shop: a local run succeeded", Assert.Single(_slack.Messages, message => message.ThreadTs == parent.Ts).Text, StringComparison.Ordinal);
    }

    // Before it the criteria came into force, which is of no release.
    private FakeMessage Parent() => Assert.Single(_slack.Messages, message => message.ThreadTs is null && message.Text.Contains(" shop 20", StringComparison.Ordinal));

    private Dictionary<string, string?> Bot() => new() { ["SLACK_TOKEN"] = FakeSlack.Token, ["SLACK_API"] = _slack.Api, ["SLACK_CHANNEL"] = "#production" };
}
