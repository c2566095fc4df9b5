using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Tests.Promotion;

public sealed class DeploymentTests
{
    private readonly ReleaseStory _story = new();

    [Fact]
    public void Two_deployments_to_one_environment_do_not_meet()
    {
        var first = _story.Seal();
        var second = _story.Seal();
        _story.Happens(_story.Start(first, "staging"));

        Assert.Equal(
            [$"github-actions[bot] deploys {first} to staging since 2026-11-25 09:00Z - wait until it ends, at the latest at 2026-11-25 10:00Z, or go back: ./build.sh Rollback --environment staging"],
            _story.Refusals(_story.Start(second, "staging")));
        Assert.Empty(_story.Refusals(_story.Start(second, "pre-prod")));
    }

    [Fact]
    public void One_whose_build_was_killed_goes_on_with_the_same_bundle()
    {
        var bundle = _story.Seal();
        _story.Happens(_story.Start(bundle, "staging"));

        Assert.Empty(_story.Refusals(_story.Start(bundle, "staging")));
    }

    [Fact]
    public void One_that_was_lost_keeps_nobody_and_ends_no_more()
    {
        var first = _story.Seal();
        var second = _story.Seal();
        _story.Happens(_story.Start(first, "staging"));
        _story.Later(TimeSpan.FromHours(1)).Happens(_story.Start(second, "staging"));

        Assert.Equal([$"no deployment of {first} to staging is under way: somebody else took it for lost, and began another"], _story.Refusals(Succeeded(first)));
        Assert.Empty(_story.Refusals(Succeeded(second)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(8 * 24)]
    public void It_counts_as_lost_within_days(int hours)
    {
        var bundle = _story.Seal();

        Assert.Contains("which is to be within 7 days from its beginning", Assert.Single(_story.Refusals(_story.Start(bundle, "staging") with { Until = _story.Now.AddHours(hours) })), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_ends_that_has_not_begun() => Assert.Single(_story.Refusals(Succeeded(_story.Seal())));

    [Fact]
    public void What_is_unknown_neither_begins_nor_ends()
    {
        var bundle = _story.Seal();
        var unknown = Digest.Of("nothing"u8.ToArray());

        Assert.StartsWith("there is no bundle", Assert.Single(_story.Refusals(_story.Start(bundle, "staging") with { Bundle = unknown })), StringComparison.Ordinal);
        Assert.StartsWith("there is no bundle", Assert.Single(_story.Refusals(Succeeded(bundle) with { Bundle = unknown })), StringComparison.Ordinal);
        Assert.StartsWith("there is no environment 'mars'", Assert.Single(_story.Refusals(_story.Start(bundle, "mars"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_release_only_who_is_vouched_for_deploys()
    {
        var bundle = _story.Seal();
        var eve = new Person { Name = "eve" };
        Assert.StartsWith("nobody vouches for that this is eve", Assert.Single(_story.Refusals(_story.Start(bundle, "staging") with { By = eve })), StringComparison.Ordinal);
        _story.Happens(_story.Start(bundle, "staging"));

        Assert.StartsWith("nobody vouches for that this is eve", Assert.Single(_story.Refusals(Succeeded(bundle) with { By = eve })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rehearsal_goes_to_the_local_runtime_and_nowhere_else()
    {
        var rehearsal = _story.Seal(by: new Person { Name = "ada" });
        _story.Promote(rehearsal, "pre-prod", "local");
        _story.AllVoteGo(rehearsal);
        _story.Decide(rehearsal);

        Assert.StartsWith($"{rehearsal} is a rehearsal: nobody vouches for ada, who sealed it", Assert.Single(_story.Refusals(_story.Start(rehearsal, "production"))), StringComparison.Ordinal);
        Assert.Empty(_story.Refusals(_story.Start(rehearsal, "production", runtime: "local")));
    }

    [Fact]
    public void What_was_rehearsed_shows_nothing_of_the_release_of_the_same_bundle()
    {
        var rehearsal = _story.Seal(by: new Person { Name = "ada" });
        _story.Promote(rehearsal, "pre-prod", "local");
        _story.AllVoteGo(rehearsal);
        _story.Decide(rehearsal);
        _story.Promote(rehearsal, "production", "local");
        _story.Happens(BundleSealed.Of(_story.State, rehearsal.Bundle, "main", ReleaseStory.Ci, _story.Now));

        Assert.Equal([ReasonKind.Order, ReasonKind.Vote, ReasonKind.Vote, ReasonKind.Vote, ReasonKind.Decision], _story.Why(rehearsal, "production").Select(reason => reason.Kind));
        Assert.Equal([ReasonKind.Order], RollbackRules.Reasons(_story.State, _story.Standing(rehearsal), "production", _story.Now, "kubernetes").Select(reason => reason.Kind));
    }

    [Fact]
    public void After_a_failure_the_environment_runs_what_it_ran()
    {
        var good = Promoted();
        var bad = Failed(good.Bundle.Id);

        Assert.Equal(good.Bundle.Id, _story.State.Environment("staging").Current?.Bundle);
        Assert.Null(_story.State.Environment("staging").Unsettled);
        Assert.Equal("it does not answer", _story.State.Environment("staging").Deployments[^1].Remark);
        Assert.Empty(_story.Why(bad, "staging"));
    }

    [Fact]
    public void After_a_failure_that_nothing_was_brought_back_from_nobody_is_certain()
    {
        Promoted();
        Failed(null);

        Assert.Equal("it does not answer", _story.State.Environment("staging").Unsettled?.Because);
        Promoted();
        Assert.Null(_story.State.Environment("staging").Unsettled);
    }

    [Fact]
    public void What_was_brought_back_instead_of_what_ran_runs()
    {
        var old = Promoted();
        Promoted();
        Failed(old.Bundle.Id);

        Assert.Equal((old.Bundle.Id, true), (_story.State.Environment("staging").Current!.Bundle, _story.State.Environment("staging").Current!.IsRollback));
    }

    [Fact]
    public void Nothing_is_brought_back_that_never_ran_there()
    {
        var never = _story.Seal();
        var bundle = _story.Seal();
        _story.Happens(_story.Start(bundle, "staging"));

        Assert.Equal([$"{never} never ran in staging, so nothing can have been brought back to it"], _story.Refusals(Failure(bundle, never.Bundle.Id)));
    }

    [Fact]
    public void The_sentences_say_what_happened()
    {
        var good = Promoted();
        var bad = _story.Seal();

        Assert.Equal($"staging runs {bad}", Succeeded(bad).Sentence(_story.State));
        Assert.Equal($"{bad} fails in staging: it does not answer; staging runs {good} again", Failure(bad, good.Bundle.Id).Sentence(_story.State));
        Assert.Equal($"{bad} fails in staging: it does not answer; what runs in staging is not certain", Failure(bad, null).Sentence(_story.State));
        Assert.Equal($"github-actions[bot] rolls staging back to {good}: no tea", (_story.Start(good, "staging", rollback: true) with { Because = "no tea" }).Sentence(_story.State));
    }

    [Fact]
    public void A_release_that_fails_brings_no_rehearsal_back()
    {
        var good = _story.Seal();
        _story.Promote(good, "staging");
        var rehearsal = _story.Seal(by: new Person { Name = "eve" });
        _story.Promote(rehearsal, "staging", "local");
        var bad = _story.Seal();
        _story.Happens(_story.Start(bad, "staging"));

        Assert.Equal(good.Bundle.Id, RollbackRules.After(_story.State, bad, "staging")?.Bundle.Id);
        var failed = new DeploymentFailed { At = _story.Now, By = ReleaseStory.Ci, Bundle = bad.Bundle.Id, Environment = "staging", Because = "it does not answer" };
        Assert.StartsWith($"{rehearsal} is a rehearsal", Assert.Single(_story.Refusals(failed with { ReturnedTo = rehearsal.Bundle.Id })), StringComparison.Ordinal);
        Assert.Empty(_story.Refusals(failed with { ReturnedTo = good.Bundle.Id }));
    }

    [Fact]
    public void What_was_banned_while_it_ran_is_not_brought_back()
    {
        var first = _story.Seal();
        _story.Promote(first, "staging");
        var banned = _story.Seal();
        _story.Promote(banned, "staging");
        _story.Happens(new BundleBanned { At = _story.Now, By = ReleaseStory.Ci, Bundle = banned.Bundle.Id, Because = "it charges twice" });
        var bad = _story.Seal();

        Assert.Equal(first.Bundle.Id, RollbackRules.After(_story.State, bad, "staging")?.Bundle.Id);
    }

    [Fact]
    public void A_rehearsal_under_way_keeps_no_release()
    {
        var rehearsal = _story.Seal(by: new Person { Name = "eve" });
        var bundle = _story.Seal();
        _story.Happens(_story.Start(rehearsal, "staging", runtime: "local"));

        Assert.Empty(_story.Refusals(_story.Start(bundle, "staging")));
    }

    private BundleState Promoted()
    {
        var bundle = _story.Seal();
        _story.Promote(bundle, "staging");
        return bundle;
    }

    private BundleState Failed(Digest? returnedTo)
    {
        var bundle = _story.Seal();
        _story.Happens(_story.Start(bundle, "staging"));
        _story.Happens(Failure(bundle, returnedTo));
        return bundle;
    }

    private DeploymentFailed Failure(BundleState bundle, Digest? returnedTo) =>
        new() { At = _story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Environment = "staging", Because = "it does not answer", ReturnedTo = returnedTo };

    private DeploymentSucceeded Succeeded(BundleState bundle) => new() { At = _story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Environment = "staging" };
}
