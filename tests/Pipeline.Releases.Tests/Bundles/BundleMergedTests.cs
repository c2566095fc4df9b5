using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Tests.Bundles;

public sealed class BundleMergedTests
{
    private readonly ReleaseStory _story = new();

    [Fact]
    public void A_bundle_of_another_branch_waits_for_its_merge()
    {
        var bundle = Approved();
        Assert.Equal([ReasonKind.Branch, ReasonKind.Decision], _story.Why(bundle, "production").Select(reason => reason.Kind));
        _story.Happens(Merged(bundle));
        _story.Decide(bundle);

        Assert.Empty(_story.Why(bundle, "production"));
    }

    [Fact]
    public void A_merge_with_another_tree_is_built_itself()
    {
        var bundle = Approved();
        var tree = bundle.Bundle.Content.Tree;

        Assert.Equal([$"abcdef0123 has the tree other, but {bundle} was built from {tree}: build the merge"], _story.Refusals(Merged(bundle) with { Tree = "other" }));
    }

    [Fact]
    public void It_is_merged_into_a_branch_once()
    {
        var bundle = Approved();
        _story.Happens(Merged(bundle));

        Assert.Equal([$"{bundle} is of main already"], _story.Refusals(Merged(bundle)));
    }

    [Fact]
    public void Of_a_release_only_who_is_vouched_for_says_so() =>
        Assert.StartsWith("nobody vouches for that this is eve", Assert.Single(_story.Refusals(Merged(Approved()) with { By = new Person { Name = "eve" } })), StringComparison.Ordinal);

    [Fact]
    public void The_sentence_names_the_merge()
    {
        var bundle = Approved();

        Assert.Equal($"github-actions[bot] finds the tree of {bundle} merged into main as abcdef0", Merged(bundle).Sentence(_story.State));
    }

    private BundleState Approved()
    {
        var bundle = _story.Seal(branch: "development");
        _story.Promote(bundle, "pre-prod");
        _story.AllVoteGo(bundle);
        return bundle;
    }

    private BundleMerged Merged(BundleState bundle) =>
        new() { At = _story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Commit = "abcdef0123", Tree = bundle.Bundle.Content.Tree, Branch = "main" };
}
