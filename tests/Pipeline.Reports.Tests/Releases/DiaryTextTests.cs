using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Tests;
using Pipeline.Releases.Votes;
using Pipeline.Reports.Releases;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Releases;

public sealed class DiaryTextTests
{
    private readonly ReleaseStory _story = Shop.Story();

    [Fact]
    public void Events_stand_under_their_days_with_the_newest_last() => Snapshot.Matches("diary.txt", DiaryText.Write(Told()));

    [Fact]
    public void The_same_is_told_as_Markdown_in_the_time_of_a_zone() => Snapshot.Matches("diary.md", DiaryText.WriteMarkdown(Told(), "Asia/Kolkata"));

    [Fact]
    public void An_event_shortly_before_midnight_is_of_the_next_day_further_east()
    {
        _story.Now = new DateTimeOffset(2026, 11, 25, 23, 30, 0, TimeSpan.Zero);
        _story.Seal();

        Assert.Contains("Thursday 26 November 2026\n  05:00  github-actions[bot] seals", DiaryText.Write(Entries(), "Asia/Kolkata"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_diary_of_one_bundle_has_the_evidence_of_its_artifacts_and_nothing_of_others()
    {
        var first = _story.Released();
        var second = _story.Seal();

        var entries = new DiaryFilter { Bundle = first.Bundle }.Of(Entries()).ToList();

        Assert.Contains(entries, entry => entry.Sentence.Contains("records UnitTest of catalog", StringComparison.Ordinal));
        Assert.DoesNotContain(entries, entry => entry.Sentence.Contains(second.Release, StringComparison.Ordinal));
        Assert.DoesNotContain(entries, entry => entry.Sentence.Contains("adopts the criteria", StringComparison.Ordinal));
    }

    [Fact]
    public void A_diary_of_one_environment_leaves_the_others_out()
    {
        _story.Released();

        Assert.All(new DiaryFilter { Environment = "production" }.Of(Entries()), entry => Assert.Equal("production", entry.Environment));
        Assert.NotEmpty(new DiaryFilter { Environment = "production" }.Of(Entries()));
    }

    [Theory]
    [InlineData("@Cleo")]
    [InlineData("cleo")]
    public void A_diary_of_one_person_has_what_they_did(string person)
    {
        _story.Released();

        Assert.Equal(["cleo votes GO as qa on"], new DiaryFilter { Person = person }.Of(Entries()).Select(entry => entry.Sentence[..22]));
    }

    [Fact]
    public void A_diary_since_a_time_begins_with_it()
    {
        _story.Released();
        _story.Later(TimeSpan.FromDays(1));
        var since = _story.Now;
        _story.Seal();

        Assert.All(new DiaryFilter { Since = since }.Of(Entries()), entry => Assert.Equal(since, entry.At));
        Assert.Equal(4, new DiaryFilter { Since = since }.Of(Entries()).Count());
    }

    [Fact]
    public void A_diary_without_entries_says_so() => Assert.Equal("Nothing was recorded.\n", DiaryText.Write([]));

    [Fact]
    public void Words_of_others_cannot_become_markup()
    {
        var bundle = _story.Seal();
        _story.Happens(_story.Vote(bundle, "cleo", "qa", Ballot.NoGo, "<script>alert(1)</script> **loud** @everybody\n# heading"));

        var text = DiaryText.WriteMarkdown(Entries());

        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("**", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@everybody", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n# ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_event_that_names_a_bundle_or_an_environment_is_found_by_it()
    {
        var kinds = typeof(LedgerEvent).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType).ToList();
        var about = Digest.Of("about"u8);

        foreach (var kind in kinds)
        {
            var happened = (LedgerEvent)RuntimeHelpers.GetUninitializedObject(kind);
            if (kind.GetProperty("Environment") is { } environment && environment.PropertyType == typeof(string))
            {
                environment.SetValue(happened, "production");
                Assert.Equal("production", DiaryEntry.About(happened).Environment);
            }

            if (kind.GetProperty("Bundle") is { } bundle && bundle.PropertyType == typeof(Digest))
            {
                bundle.SetValue(happened, about);
                Assert.Contains(about, DiaryEntry.About(happened).Subjects);
            }
        }
    }

    private IReadOnlyList<DiaryEntry> Told()
    {
        var bundle = _story.Released();
        _story.Later(TimeSpan.FromDays(1));
        _story.Happens(new BundleBanned { At = _story.Now, By = ReleaseStory.Proven("ada"), Bundle = bundle.Bundle.Id, Because = "it charges everybody twice, and tells nobody" });
        return Entries();
    }

    private IReadOnlyList<DiaryEntry> Entries() => DiaryEntry.Of(LedgerState.Empty, _story.Events);
}
