using System.Text.Json;
using NJsonSchema;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;
using Pipeline.Releases.Tests;
using Pipeline.Reports.Releases;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Releases;

public sealed class NextTextTests
{
    private static readonly DateTimeOffset ChristmasEve = new(2026, 12, 24, 16, 30, 0, TimeSpan.Zero);

    private readonly ReleaseStory _story = Shop.Story();

    [Fact]
    public void The_next_release_stands_with_its_rule_the_dates_passed_over_and_the_windows() => Snapshot.Matches("next.txt", NextText.Write(_story.State, ChristmasEve));

    [Fact]
    public void A_workflow_reads_the_same_as_json() => Snapshot.Matches("next.json", NextJson.Write(_story.State, ChristmasEve));

    [Fact]
    public async Task What_a_workflow_reads_keeps_to_its_schema_with_a_release_and_without()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "next-release.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(NextJson.Write(_story.State, ChristmasEve)));
        Assert.Empty(schema.Validate(NextJson.Write(_story.State, _story.Now)));
        Assert.Empty(schema.Validate(NextJson.Write(LedgerState.Empty, ChristmasEve)));
    }

    [Fact]
    public void Between_go_no_go_and_the_release_a_workflow_is_told_that_it_is_time()
    {
        using var json = JsonDocument.Parse(NextJson.Write(_story.State, new DateTimeOffset(2026, 11, 25, 15, 10, 0, TimeSpan.Zero)));

        Assert.True(json.RootElement.GetProperty("isGoNoGo").GetBoolean());
    }

    [Fact]
    public void Without_a_schedule_a_release_is_whenever_somebody_promotes_one()
    {
        Assert.Equal("Next release\n  none is planned: there is a release whenever somebody promotes one\n", NextText.Write(LedgerState.Empty, ChristmasEve));
        Assert.DoesNotContain("\"at\"", NextJson.Write(LedgerState.Empty, ChristmasEve), StringComparison.Ordinal);
    }

    [Fact]
    public void A_freeze_that_begins_within_the_window_is_when_it_closes()
    {
        var story = new ReleaseStory(model => model.Environment("live", environment => environment
            .Window(Days.All, "09:00-17:30", "Europe/Amsterdam")
            .Freeze("2026-11-25 12:00", "2026-11-27 12:00", "Europe/Amsterdam", "the warehouse counts")));

        Assert.Contains("live: open until 2026-11-25 12:00 +01:00, then frozen until Friday 27", NextText.Write(story.State, story.Now), StringComparison.Ordinal);
    }
}
