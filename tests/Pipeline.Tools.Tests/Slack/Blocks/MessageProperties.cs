using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Pipeline.Tools.Slack;
using Pipeline.Tools.Slack.Blocks;

namespace Pipeline.Tools.Tests.Slack.Blocks;

/// <summary>Whatever people, tests and tools wrote: Slack takes the message, and acts on nothing in it.</summary>
public sealed class MessageProperties
{
    private static readonly Gen<string> Piece = Gen.Elements(
        "<!channel>", "<!here>", "@here", "<@U012AB3CD>", "<#C012AB3CD>", "<https://evil.example|here>", "&", "&lt;", "&amp", ":tada:", "*bold*", "_x_", "~x~", "```", "> ", "\n", "\r\n", "\t", "\u0000", "\u202e", "\u2028", "\ud83d\ude00", "\ud83d", "\udc00", " ", "a", "orders 1.2.3", new string('x', 200), new string('&', 90));

    private static readonly Gen<string> Hostile = Piece.ListOf().Select(string.Concat);
    private static readonly Gen<string> Long = Gen.Choose(0, 3000).Select(number => string.Concat(Enumerable.Repeat("<&>\n", number)));
    private static readonly Gen<string> Words = Gen.OneOf(Hostile, Long);

    private static readonly Arbitrary<Notification> Notifications = Arb.From(Gen.OneOf(
        from module in Words
        from version in Words
        from remark in Words
        from who in Words
        from link in Gen.Elements<string?>(null, "https://example.org/runs/7", "ftp://example.org/", "javascript:alert(1)", $"https://example.org/{new string('x', 4000)}")
        from succeeded in Gen.Elements(true, false)
        select (Notification)new DeploymentNotification { Module = module, Version = version, Environment = module, Succeeded = succeeded, Remark = remark, Who = who, Commit = version, Link = link is null ? null : new Uri(link) },
        from text in Words
        from failures in Words.ListOf()
        from number in Gen.Choose(0, 400)
        select (Notification)new RunNotification
        {
            Application = text,
            Workflow = text,
            Branch = text,
            Commit = null,
            Outcome = RunOutcome.Failure,
            Duration = TimeSpan.FromSeconds(number),
            Failures = [.. failures.Select(failure => new FailedStage(failure, "Scan", failure, null))],
            Modules = [.. Enumerable.Range(0, number).Select(index => new ToldModule($"module-{index}", text))],
        }));

    [Fact]
    public void Any_notification_makes_a_message_that_Slack_takes() => Prop
        .ForAll(Notifications, notification =>
        {
            var message = new MessageComposer(text => text).Compose(notification);
            Assert.Empty(MessageCheck.Problems(message.ToArguments()));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_in_a_message_is_anything_but_plain_text() => Prop
        .ForAll(Notifications, notification =>
        {
            var message = new MessageComposer(text => text).Compose(notification).ToArguments();
            Assert.False(message["mrkdwn"]!.GetValue<bool>());
            Assert.False(message["link_names"]!.GetValue<bool>());
            Assert.All(TypesIn(message["blocks"]!), type => Assert.Contains(type, new[] { "header", "section", "context", "actions", "button", "plain_text" }));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_line_is_never_longer_than_there_is_room() => Prop
        .ForAll(Arb.From(Words), Arb.From(Gen.Choose(1, 200)), (text, most) =>
        {
            var line = SlackText.Line(text, most);
            Assert.True(line.Length <= most);
            Assert.False(line.Length > 0 && char.IsHighSurrogate(line[^1]));
        })
        .QuickCheckThrowOnFailure();

    private static IEnumerable<string> TypesIn(JsonNode node) => node switch
    {
        JsonArray items => items.SelectMany(item => TypesIn(item!)),
        JsonObject block => [.. block["type"] is { } type ? [type.GetValue<string>()] : Array.Empty<string>(), .. block.Where(member => member.Value is JsonArray or JsonObject).SelectMany(member => TypesIn(member.Value!))],
        _ => [],
    };
}
