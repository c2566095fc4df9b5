using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Maturity;

namespace Pipeline.Releases.Tests.Maturity;

public sealed class MaturityTagTests
{
    private readonly ReleaseStory _story = ReleaseStory.Gated(gate => gate, releases => releases.Maturity(levels => levels.Beta(gate => gate.Coverage(60))));

    [Fact]
    public void It_does_not_go_back_while_the_later_image_is_as_mature()
    {
        var (earlier, later) = (_story.Seal(), _story.Seal());

        Assert.Equal(later, Keeper(earlier, later));
        Assert.Null(Keeper(later, earlier));
    }

    [Fact]
    public void It_goes_back_when_the_later_image_is_so_mature_no_more()
    {
        var (earlier, later) = (_story.Seal(), _story.Seal());
        _story.Found(ImageOf(later), "UnitTest", "orders", EvidenceVerdict.Failed, ("coverage.line", 10));

        Assert.Null(Keeper(earlier, later));
    }

    [Fact]
    public void It_goes_back_from_a_bundle_that_is_banned()
    {
        var (earlier, later) = (_story.Seal(), _story.Seal());
        _story.Happens(new BundleBanned { At = _story.Now, By = ReleaseStory.Ci, Bundle = later.Bundle.Id, Because = "it loses orders" });

        Assert.Null(Keeper(earlier, later));
    }

    [Fact]
    public void An_image_that_no_bundle_has_keeps_nothing() =>
        Assert.Null(MaturityTag.Keeper(_story.State, _story.Seal(), MaturityLevel.Beta, "orders", Digest.Of("foreign"u8), _story.Now));

    private BundleState? Keeper(BundleState to, BundleState holder) => MaturityTag.Keeper(_story.State, to, MaturityLevel.Beta, "orders", ImageOf(holder), _story.Now);

    private static Digest ImageOf(BundleState bundle) => bundle.Bundle.Content.Modules.Single(module => module.Name == "orders").Image!.Value;
}
