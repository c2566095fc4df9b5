using System.Text.Json.Nodes;
using Pipeline.Tools.Slack.Blocks;

namespace Pipeline.Tools.Tests.Slack.Blocks;

public sealed class MessageCheckTests
{
    [Fact]
    public void A_composed_message_has_no_problem() => Assert.Empty(MessageCheck.Problems(Message()));

    [Fact]
    public void A_message_without_text_is_refused() => Refused(message => message["text"] = " ", "text is empty");

    [Fact]
    public void A_text_that_Slack_would_cut_is_refused() => Refused(message => message["text"] = new string('x', 40_001), "40001 characters of text; at most 40000 are taken");

    [Theory]
    [InlineData("<!channel>")]
    [InlineData("a > b")]
    [InlineData("a & b")]
    [InlineData("&copy;")]
    public void A_text_that_is_not_escaped_is_refused(string text) => Refused(message => message["text"] = text, "text has '<', '>' or '&' that is not escaped");

    [Fact]
    public void More_than_fifty_blocks_are_refused() => Refused(
        message => message["blocks"] = new JsonArray([.. Enumerable.Range(0, 51).Select(_ => JsonNode.Parse("""{"type":"section","text":{"type":"plain_text","text":"x"}}"""))]),
        "51 blocks; at most 50 are taken");

    [Theory]
    [InlineData("""{"type":"header","text":{"type":"plain_text","text":"LONG151"}}""", "block 1: 151 characters of the header; at most 150 are taken")]
    [InlineData("""{"type":"section","text":{"type":"plain_text","text":"LONG3001"}}""", "block 1: 3001 characters of the section; at most 3000 are taken")]
    [InlineData("""{"type":"section","text":{"type":"mrkdwn","text":"*x*"}}""", "block 1: the section has no plain text")]
    [InlineData("""{"type":"section","fields":[]}""", "block 1: there are no fields")]
    [InlineData("""{"type":"section","fields":[{"type":"plain_text","text":"LONG2001"}]}""", "block 1: 2001 characters of a field; at most 2000 are taken")]
    [InlineData("""{"type":"context","elements":[]}""", "block 1: there are no elements")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"LONG76"}}]}""", "block 1: 76 characters of the button; at most 75 are taken")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"LONG256","text":{"type":"plain_text","text":"x"}}]}""", "block 1: the button has no action_id, or one that is too long")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"a","url":"javascript:x","text":{"type":"plain_text","text":"x"}}]}""", "block 1: the button's url is no web address, or too long")]
    [InlineData("""{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"}},{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"}}]}""", "the action_id a stands twice")]
    [InlineData("""{"type":"video"}""", "block 1: video is no type of a block that is used here")]
    [InlineData("""7""", "block 1: it is no object")]
    public void A_block_past_a_limit_is_refused(string block, string problem)
    {
        var text = System.Text.RegularExpressions.Regex.Replace(block, "LONG([0-9]+)", match => new string('x', int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));
        Refused(message => message["blocks"] = new JsonArray(JsonNode.Parse(text)), problem);
    }

    [Fact]
    public void Eleven_elements_of_a_context_are_refused() => Refused(
        message => message["blocks"] = new JsonArray(new JsonObject { ["type"] = "context", ["elements"] = new JsonArray([.. Enumerable.Range(0, 11).Select(_ => JsonNode.Parse("""{"type":"plain_text","text":"x"}"""))]) }),
        "block 1: 11 elements; at most 10 are taken");

    private static void Refused(Action<JsonObject> change, string problem)
    {
        var message = Message();
        change(message);
        Assert.Equal([problem], MessageCheck.Problems(message));
    }

    private static JsonObject Message() => new MessageComposer(text => text).Compose(SlackScene.Deployment()).ToArguments();
}
