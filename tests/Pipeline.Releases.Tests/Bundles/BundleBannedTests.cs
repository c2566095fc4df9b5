using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Tests.Bundles;

public sealed class BundleBannedTests
{
    private readonly ReleaseStory _story = new();
    private readonly BundleState _bundle;

    public BundleBannedTests() => _bundle = _story.Seal();

    [Fact]
    public void A_banned_bundle_goes_nowhere()
    {
        _story.Happens(Banned());

        Assert.All(["staging", "pre-prod", "production"], name => Assert.Contains(ReasonKind.Banned, _story.Why(_bundle, name).Select(reason => reason.Kind)));
    }

    [Fact]
    public void It_is_banned_once_with_a_reason()
    {
        Assert.Equal(["it needs a reason: --because \"...\""], _story.Refusals(Banned() with { Because = "" }));
        _story.Happens(Banned());

        Assert.Equal([$"{_bundle} is banned already, by ada: it leaks"], _story.Refusals(Banned()));
    }

    [Fact]
    public void A_stranger_bans_no_release() =>
        Assert.StartsWith("nobody vouches for that this is eve", Assert.Single(_story.Refusals(Banned() with { By = new Person { Name = "eve" } })), StringComparison.Ordinal);

    private BundleBanned Banned() => new() { At = _story.Now, By = ReleaseStory.Proven("ada"), Bundle = _bundle.Bundle.Id, Because = "it leaks" };
}
