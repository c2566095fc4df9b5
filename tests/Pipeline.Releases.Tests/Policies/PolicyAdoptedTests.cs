using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Tests.Policies;

public sealed class PolicyAdoptedTests
{
    private readonly ReleaseStory _story = new();

    [Fact]
    public void A_new_cycle_adopts_criteria_without_a_reason() => Assert.Empty(_story.Refusals(Adopted("2026.12")));

    [Fact]
    public void A_change_in_mid_cycle_needs_a_reason()
    {
        Assert.Equal(["the criteria of cycle 2026.11 were adopted at 2026-11-25 09:00:00Z; to change them in mid-cycle needs a reason: --because \"...\""], _story.Refusals(Adopted("2026.11")));
        Assert.Empty(_story.Refusals(Adopted("2026.11", because: "the load test is broken")));
    }

    [Fact]
    public void The_same_criteria_are_not_adopted_twice_in_a_cycle() => Assert.Equal(
        ["these criteria are in force already"],
        _story.Refusals(Adopted("2026.11", because: "again") with { Policy = _story.Model.DeclaredReleasePolicy() }));

    [Theory]
    [InlineData("", "a cycle needs a name: --cycle 2026.12")]
    [InlineData("a\tb", "the name of the cycle holds characters that are not shown")]
    public void A_cycle_has_a_name(string cycle, string refusal) => Assert.Equal([refusal], _story.Refusals(Adopted(cycle)));

    [Fact]
    public void A_stranger_changes_no_criteria_of_somebody_known() => Assert.StartsWith(
        "the policy of cycle 2026.11 stands by the word of github-actions[bot]; nobody vouches for that this is eve",
        Assert.Single(_story.Refusals(Adopted("2026.12") with { By = new Person { Name = "eve" } })),
        StringComparison.Ordinal);

    [Fact]
    public void Criteria_of_a_stranger_let_no_release_through()
    {
        var story = new ReleaseStory(by: new Person { Name = "eve" });
        var bundle = story.Seal();

        Assert.Equal([ReasonKind.Rehearsal], story.Why(bundle, "staging").Select(reason => reason.Kind));
        story.Happens(new PolicyAdopted { At = story.Now, By = ReleaseStory.Ci, Policy = story.Model.DeclaredReleasePolicy(), Cycle = "2026.11", Because = "they were adopted by a stranger" });
        Assert.Empty(story.Why(bundle, "staging"));
    }

    [Fact]
    public void The_sentence_says_whether_they_are_adopted_or_changed()
    {
        var digest = ReleasePolicy.None.Digest().Hex[..12];

        Assert.Equal($"github-actions[bot] adopts the criteria of cycle 2026.12 ({digest})", Adopted("2026.12").Sentence(_story.State));
        Assert.Equal($"github-actions[bot] changes the criteria of cycle 2026.11 ({digest}): why not", Adopted("2026.11", "why not").Sentence(_story.State));
    }

    [Fact]
    public void Going_back_to_an_earlier_cycle_needs_a_reason()
    {
        _story.Happens(Adopted("2026.12"));

        Assert.Equal(["the cycle 2026.11 was there before 2026.12; to go back to it needs a reason: --because \"...\""], _story.Refusals(Adopted("2026.11")));
        Assert.Empty(_story.Refusals(Adopted("2026.11", because: "it was adopted too early")));
    }

    private PolicyAdopted Adopted(string cycle, string? because = null) => new() { At = _story.Now, By = ReleaseStory.Ci, Policy = ReleasePolicy.None, Cycle = cycle, Because = because };
}
