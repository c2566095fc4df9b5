using System.Collections.Immutable;
using Pipeline.Core.Artifacts;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Tests.Evidence;

public sealed class EvidenceRecordedTests
{
    private static readonly Digest Subject = Digest.Of("image"u8.ToArray());
    private readonly ReleaseStory _story = new();

    [Fact]
    public void The_sentence_says_what_was_found() =>
        Assert.Equal($"github-actions[bot] records load of orders ({Subject.Hex[..12]}): failed, p50 12.35, p95 180", Recorded("load", ReleaseStory.Ci, ("p95", 180), ("p50", 12.345)).Sentence(_story.State));

    [Theory]
    [InlineData("", "the name of the evidence is empty: call it, for example, pen-test")]
    [InlineData("a\nb", "the name of the evidence holds characters that are not shown: call it, for example, pen-test")]
    public void Evidence_has_a_name(string name, string refusal) => Assert.Equal([refusal], _story.Refusals(Recorded(name, ReleaseStory.Ci)));

    [Fact]
    public void A_metric_is_a_number_with_a_name() => Assert.Equal(
        ["the name of the metric ' p' holds characters that are not shown", "the metric q is no number", "the metric r is no number"],
        _story.Refusals(Recorded("load", ReleaseStory.Ci, ("\u001bp", 1), ("q", double.NaN), ("r", double.PositiveInfinity))));

    [Fact]
    public void What_somebody_known_found_is_not_replaced_by_a_stranger()
    {
        _story.Happens(Recorded("load", ReleaseStory.Ci, ("p95", 900)));

        Assert.StartsWith($"the evidence load of {Subject.Hex[..12]} stands by the word of github-actions[bot]; nobody vouches for that this is eve", Assert.Single(_story.Refusals(Recorded("load", new Person { Name = "eve" }, ("p95", 1)))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_of_a_name_stands()
    {
        _story.Happens(Recorded("load", new Person { Name = "eve" }, ("p95", 900)));
        _story.Happens(Recorded("load", ReleaseStory.Ci, ("p95", 100)));

        Assert.Equal(100, Assert.Single(_story.State.EvidenceOf(Subject)).Item.Metrics["p95"]);
    }

    [Fact]
    public void The_names_of_tests_stay_in_the_event_and_out_of_the_state()
    {
        var recorded = Recorded("UnitTest", ReleaseStory.Ci);

        _story.Happens(recorded with { Items = [recorded.Items[0] with { TestNames = TestNames.Pack(["tea is hot"]) }] });

        Assert.Null(Assert.Single(_story.State.EvidenceOf(Subject)).Item.TestNames);
    }

    [Fact]
    public void What_is_too_much_for_one_event_becomes_several()
    {
        var item = Recorded("UnitTest", ReleaseStory.Ci).Items[0];

        Assert.Equal([200, 50], EvidenceRecorded.Parts(Enumerable.Repeat(item, 250)).Select(part => part.Count));
        Assert.Equal([8, 8, 4], EvidenceRecorded.Parts(Enumerable.Repeat(item with { TestNames = new string('a', TestNames.MostLetters) }, 20)).Select(part => part.Count));
    }

    private EvidenceRecorded Recorded(string name, Person by, params (string Name, double Value)[] metrics) => new()
    {
        At = _story.Now,
        By = by,
        Items = [new EvidenceItem { Subject = Subject, Name = name, Module = "orders", Verdict = EvidenceVerdict.Failed, Metrics = metrics.ToImmutableSortedDictionary(metric => metric.Name, metric => metric.Value, StringComparer.Ordinal) }],
    };
}
