using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Tests.Bundles;

public sealed class BundleSealedTests
{
    private readonly ReleaseStory _story = new();

    [Fact]
    public void A_release_is_named_by_its_day_and_a_number()
    {
        Assert.Equal(["2026-11-25.1", "2026-11-25.2"], new[] { _story.Seal(), _story.Seal() }.Select(bundle => bundle.Release));
        Assert.Equal("2026-11-26.1", _story.Later(TimeSpan.FromDays(1)).Seal().Release);
    }

    [Fact]
    public void The_day_is_that_of_utc()
    {
        _story.Now = new DateTimeOffset(2026, 11, 26, 1, 0, 0, TimeSpan.FromHours(5.5));

        Assert.Equal("2026-11-25.1", _story.Seal().Release);
    }

    [Fact]
    public void Content_that_was_changed_is_found_by_its_hash()
    {
        var next = Next(_story.Seal());
        var changed = next with { Bundle = next.Bundle with { Commit = "0000000" } };

        Assert.Contains(_story.Refusals(changed), refusal => refusal.Contains("it was changed after it was sealed", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_is_sealed_once()
    {
        var bundle = _story.Seal();

        Assert.Equal(["the same bundle was sealed already, as 2026-11-25.1"], _story.Refusals(Next(bundle)));
    }

    [Fact]
    public void A_rehearsal_becomes_a_release_without_its_votes()
    {
        var rehearsal = _story.Seal(by: new Person { Name = "ada" });
        _story.AllVoteGo(rehearsal);
        Assert.Single(_story.Refusals(Next(rehearsal) with { By = new Person { Name = "ada" } }));
        _story.Happens(Next(rehearsal));

        Assert.False(_story.Standing(rehearsal).IsRehearsal);
        Assert.Empty(_story.Standing(rehearsal).Votes);
        Assert.Equal([rehearsal.Bundle.Id.Value], _story.State.Sealed);
    }

    [Fact]
    public void A_banned_rehearsal_becomes_none()
    {
        var rehearsal = _story.Seal(by: new Person { Name = "ada" });
        _story.Happens(new BundleBanned { At = _story.Now, By = ReleaseStory.Ci, Bundle = rehearsal.Bundle.Id, Because = "it leaks" });

        Assert.Equal([$"{rehearsal} is banned for ever, by github-actions[bot]: it leaks"], _story.Refusals(Next(rehearsal)));
    }

    [Fact]
    public void It_holds_modules_each_once_and_by_name()
    {
        Assert.Contains("it holds no module: run the pipeline first", _story.Refusals(Of([])));
        Assert.Equal(["a stands in it 2 times", "the name of the module ' ' is empty"], _story.Refusals(Of([Module("a"), Module("a"), Module(" ")])));
    }

    [Fact]
    public void The_order_of_modules_does_not_change_the_id() => Assert.Equal(Of([Module("a"), Module("b")]).Bundle.Id, Of([Module("b"), Module("a")]).Bundle.Id);

    [Fact]
    public void A_name_that_is_not_the_next_is_refused() =>
        Assert.Equal(["its name would be 2026-11-25.1, not 2026-11-25.7"], _story.Refusals(Of([Module("a")]) with { Release = "2026-11-25.7" }));

    private static BundleModule Module(string name) => new() { Name = name, Version = "1.0.0", Inputs = "1234567" };

    private BundleSealed Of(IReadOnlyList<BundleModule> modules)
    {
        var content = new BundleContent { Application = "shop", Commit = "1234567", Tree = "7654321", Modules = modules };
        return BundleSealed.Of(_story.State, new Bundle { Id = content.Id(), Content = content }, null, ReleaseStory.Ci, _story.Now);
    }

    private BundleSealed Next(BundleState bundle) => BundleSealed.Of(_story.State, bundle.Bundle, "main", ReleaseStory.Ci, _story.Now);
}
