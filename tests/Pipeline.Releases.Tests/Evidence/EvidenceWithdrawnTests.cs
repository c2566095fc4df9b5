using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Tests.Evidence;

public sealed class EvidenceWithdrawnTests
{
    private readonly ReleaseStory _story = new();
    private readonly BundleState _bundle;

    public EvidenceWithdrawnTests() => _bundle = _story.Seal();

    [Fact]
    public void It_needs_a_reason() => Assert.Equal(["it needs a reason: --because \"...\""], _story.Refusals(Withdrawn() with { Because = " " }));

    [Fact]
    public void What_was_never_found_is_not_withdrawn() =>
        Assert.Equal([$"there is no evidence load of {_bundle.Bundle.ShortId}"], _story.Refusals(Withdrawn() with { Name = "load" }));

    [Fact]
    public void It_is_withdrawn_once()
    {
        _story.Happens(Withdrawn());

        Assert.Equal([$"IntegrationTest of {_bundle.Bundle.ShortId} was withdrawn already"], _story.Refusals(Withdrawn()));
    }

    [Fact]
    public void A_stranger_does_not_withdraw_what_somebody_known_found() =>
        Assert.Contains("nobody vouches for that this is eve", Assert.Single(_story.Refusals(Withdrawn() with { By = new Person { Name = "eve" } })), StringComparison.Ordinal);

    private EvidenceWithdrawn Withdrawn() => new() { At = _story.Now, By = ReleaseStory.Ci, Subject = _bundle.Bundle.Id, Name = "IntegrationTest", Because = "verified again, it failed" };
}
