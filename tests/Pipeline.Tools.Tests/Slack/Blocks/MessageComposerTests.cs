using System.Text.Json.Nodes;
using Pipeline.Tools.Slack;
using Pipeline.Tools.Slack.Blocks;

namespace Pipeline.Tools.Tests.Slack.Blocks;

public sealed class MessageComposerTests
{
    [Fact]
    public void A_deployment_says_what_went_where_by_whom_of_which_commit_in_what_time_with_a_link()
    {
        var message = Compose(SlackScene.Deployment() with { Duration = TimeSpan.FromSeconds(192) });
        Assert.Equal("✅ orders 1.2.3 is deployed to production (commit aad8a9bc5ba2, by ada, in 3 min) https://example.org/runs/7", message.Text);
        Assert.Equal("""{"type":"header","text":{"type":"plain_text","text":"✅ orders 1.2.3 is deployed to production","emoji":false}}""", Json(message.Blocks[0]));
        Assert.Equal(["commit aad8a9bc5ba2", "by ada", "in 3 min"], message.Blocks[1]!["elements"]!.AsArray().Select(element => element!["text"]!.GetValue<string>()));
        Assert.Equal("https://example.org/runs/7", message.Blocks[2]!["elements"]![0]!["url"]!.GetValue<string>());
    }

    [Fact]
    public void What_others_wrote_mentions_nobody()
    {
        var message = Compose(SlackScene.Deployment(succeeded: false) with { Remark = "<!channel> & <@U1> said *no*" });
        Assert.Contains("&lt;!channel&gt; &amp; &lt;@U1&gt; said *no*", message.Text, StringComparison.Ordinal);
        Assert.Equal("&lt;!channel&gt; &amp; &lt;@U1&gt; said *no*", message.Blocks[1]!["text"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void A_headline_that_is_too_long_stands_whole_below_the_header()
    {
        var module = new string('m', 200);
        var message = Compose(SlackScene.Deployment(module));
        Assert.EndsWith("…", message.Blocks[0]!["text"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith($"{module} 1.2.3 is deployed", message.Blocks[1]!["text"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_very_many_modules_whole_lines_are_named_and_the_others_counted()
    {
        var message = Compose(SlackScene.Run(RunOutcome.Success) with { Modules = [.. Enumerable.Range(0, 300).Select(number => new ToldModule($"module-{number:D3}", "1.2.3"))] });
        var lines = message.Blocks[1]!["text"]!["text"]!.GetValue<string>().Split('\n');
        Assert.All(lines[..^1], line => Assert.Matches("^module-[0-9]{3} 1.2.3$", line));
        Assert.Equal($"… and {300 - lines.Length + 1} more", lines[^1]);
    }

    [Fact]
    public void A_secret_is_masked()
    {
        var message = new MessageComposer(text => text.Replace("t0p-s3cret", "***", StringComparison.Ordinal)).Compose(SlackScene.Deployment() with { Remark = "helm said t0p-s3cret", Who = "t0p-s3cret" });
        Assert.DoesNotContain("t0p-s3cret", message.ToArguments().ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_no_browser_opens_is_no_button() =>
        Assert.DoesNotContain(Compose(SlackScene.Deployment() with { Link = new Uri("file:///etc/passwd") }).Blocks, block => block!["type"]!.GetValue<string>() == "actions");

    private static SlackMessage Compose(Notification notification) => new MessageComposer(text => text).Compose(notification);

    private static string Json(JsonNode? node) => node!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
