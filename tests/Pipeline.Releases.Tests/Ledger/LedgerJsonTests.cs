using System.Text;
using Pipeline.Core.Errors;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Tests.Properties;

namespace Pipeline.Releases.Tests.Ledger;

public sealed class LedgerJsonTests
{
    [Fact]
    public void Every_event_is_read_as_it_was_written()
    {
        var story = Told();

        foreach (var happened in story.Events)
            Assert.Equal(Text(LedgerJson.Serialize(happened)), Text(LedgerJson.Serialize(LedgerJson.ParseEvent(LedgerJson.Serialize(happened), "it"))));
    }

    [Fact]
    public void The_fold_of_what_was_read_is_the_fold_of_what_happened()
    {
        var story = Told();

        var read = story.Events.Select(happened => LedgerJson.ParseEvent(LedgerJson.Serialize(happened), "it")).Aggregate(LedgerState.Empty, (state, happened) => state.After(happened));

        Assert.Equal(LedgerText.Sorted(story.State), LedgerText.Sorted(read));
    }

    [Fact]
    public void An_event_of_a_newer_schema_is_named()
    {
        var error = Assert.Throws<PipelineException>(() => LedgerJson.ParseEvent("""{"kind":"teleported","schemaVersion":2}"""u8, "1234567"));

        Assert.Equal("The event 1234567 of the ledger has schema version 2; this build reads up to 1. Update Pipeline.", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"kind":"teleported"}""")]
    [InlineData("""{"kind":"vote"}""")]
    public void What_is_no_event_is_refused(string json) =>
        Assert.StartsWith("1234567 is no event of a ledger: ", Assert.Throws<PipelineException>(() => LedgerJson.ParseEvent(Encoding.UTF8.GetBytes(json), "1234567")).Message, StringComparison.Ordinal);

    private static ReleaseStory Told()
    {
        var story = new ReleaseStory();
        var bundle = story.Seal();
        story.Promote(bundle, "pre-prod");
        story.AllVoteGo(bundle);
        story.Decide(bundle);
        story.Promote(bundle, "production");
        story.Happens(new EnvironmentHeld { At = story.Now, By = ReleaseStory.Ci, Environment = "staging", Because = "load test" });
        story.Happens(new LineStopped { At = story.Now, By = ReleaseStory.Ci, Because = "the registry burns" });
        return story;
    }

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
