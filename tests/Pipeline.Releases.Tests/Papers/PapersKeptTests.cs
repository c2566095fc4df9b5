using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Ledger.Snapshots;
using Pipeline.Releases.Papers;

namespace Pipeline.Releases.Tests.Papers;

public sealed class PapersKeptTests
{
    private readonly ReleaseStory _story = new();

    [Theory]
    [InlineData(0, "nothing is missing")]
    [InlineData(1, "1 entry is missing")]
    [InlineData(7, "7 entries are missing")]
    public void The_sentence_says_how_much_is_missing(int missing, string expected)
    {
        var bundle = _story.Seal();

        Assert.Equal($"ada keeps the papers of {bundle} for pre-prod: {expected}", (Kept(bundle) with { Missing = missing }).Sentence(_story.State));
    }

    [Fact]
    public void The_state_has_the_hash_of_the_text_and_the_event_the_text()
    {
        var bundle = Released();

        _story.Happens(Kept(bundle));
        _story.Happens(Kept(bundle) with { Text = "# Later" });

        Assert.Equal([Digest.Of("# Papers"u8), Digest.Of("# Later"u8)], _story.Standing(bundle).Papers.Select(papers => papers.Text));
    }

    [Fact]
    public void A_snapshot_has_what_was_kept()
    {
        var bundle = Released();
        _story.Happens(Kept(bundle));

        Assert.Equal(_story.Standing(bundle).Papers[0].Text, LedgerSnapshot.Read(LedgerSnapshot.Write(_story.State), "it")!.Bundles[bundle.Bundle.Id.Value].Papers[0].Text);
    }

    [Fact]
    public void Papers_of_what_never_ran_there_are_refused()
    {
        var bundle = _story.Seal();

        Assert.Equal([$"{bundle} never ran in pre-prod, so there is no release there to keep papers of: ./build.sh Promote --to pre-prod --bundle {bundle.Release}"], _story.Refusals(Kept(bundle)));
    }

    [Fact]
    public void Nobody_who_is_not_vouched_for_keeps_papers_of_a_release_that_is_no_rehearsal() =>
        Assert.StartsWith("nobody vouches for that this is eve", Assert.Single(_story.Refusals(Kept(Released()) with { By = new Person { Name = "eve" } })), StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_kept_is_named()
    {
        var kept = Kept(Released());

        Assert.StartsWith("there is no bundle", Assert.Single(_story.Refusals(kept with { Bundle = Digest.Of("none"u8) })), StringComparison.Ordinal);
        Assert.StartsWith("there is no environment 'pre-prd'", Assert.Single(_story.Refusals(kept with { Environment = "pre-prd" })), StringComparison.Ordinal);
        Assert.Equal(["the papers are empty"], _story.Refusals(kept with { Text = " \n" }));
        Assert.Equal(["the papers have 150,001 letters, and 150,000 are the most"], _story.Refusals(kept with { Text = new string('a', 150_001) }));
    }

    [Fact]
    public void The_longest_papers_fit_into_an_event_whatever_their_letters() =>
        Assert.InRange(LedgerJson.Serialize(Kept(_story.Seal()) with { Text = new string('é', PapersKept.MostLetters) }).Length, 1, 1024 * 1024);

    private BundleState Released()
    {
        var bundle = _story.Seal();
        _story.Promote(bundle, "pre-prod");
        return bundle;
    }

    private PapersKept Kept(BundleState bundle) => new() { At = _story.Now, By = ReleaseStory.Proven("ada"), Bundle = bundle.Bundle.Id, Environment = "pre-prod", Text = "# Papers" };
}
