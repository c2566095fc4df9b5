using Pipeline.Core.Errors;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Tests;
using Pipeline.Releases.Votes;
using Pipeline.Reports.Releases;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Releases;

public sealed class StatusTextTests
{
    private readonly ReleaseStory _story = Shop.Story();

    [Fact]
    public void A_ledger_without_events_says_how_to_begin() => Snapshot.Matches("status-empty.txt", StatusText.Write(LedgerState.Empty, null, _story.Now));

    [Fact]
    public void A_ledger_without_bundles_says_what_comes_next_and_when() => Snapshot.Matches("status-adopted.txt", Write());

    [Fact]
    public void A_candidate_stands_with_every_reason_and_every_vote()
    {
        _story.Released();
        _story.Later(TimeSpan.FromHours(1));
        var next = _story.Rehearsed(coverage: 71.5);
        _story.Happens(_story.Vote(next, "bob", "sre", because: "p95 180 ms"));
        _story.Happens(_story.Vote(next, "cleo", "qa", Ballot.NoGo, "the basket forgets the tea"));

        Snapshot.Matches("status-candidate.txt", Write());
    }

    [Fact]
    public void What_runs_past_the_rules_and_what_stands_still_is_told_loudly()
    {
        _story.Released();
        _story.Later(TimeSpan.FromDays(1));
        var hasty = _story.Seal("hotfix", coverage: 12, integration: false);
        _story.Happens(Sign(hasty, "bob", "sre", "the shop is down"));
        _story.Happens(Sign(hasty, "cleo", "qa", "seen with my own eyes"));
        _story.Promote(hasty, "production");
        _story.Happens(new EnvironmentHeld { At = _story.Now, By = ReleaseStory.Proven("sue"), Environment = "production", Because = "we look at the logs" });
        _story.Happens(new LineStopped { At = _story.Now, By = ReleaseStory.Proven("ada"), Because = "nobody deploys before we know more" });

        Snapshot.Matches("status-override.txt", Write());
    }

    [Fact]
    public void A_deployment_that_failed_and_did_not_return_is_told()
    {
        _story.Released();
        _story.Later(TimeSpan.FromDays(1));
        var bundle = _story.Seal();
        _story.Happens(_story.Start(bundle, "pre-prod"));
        _story.Happens(new DeploymentFailed { At = _story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Environment = "pre-prod", Because = "orders does not become ready" });
        _story.Happens(_story.Start(bundle, "staging"));

        Snapshot.Matches("status-failed.txt", Write());
    }

    [Fact]
    public void One_environment_is_shown_alone()
    {
        _story.Released();

        var text = StatusText.Write(_story.State, "staging", _story.Now);

        Assert.Contains("\nstaging\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nproduction\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_environment_that_is_none_is_refused_with_those_that_are()
    {
        var refusal = Assert.Throws<PipelineException>(() => StatusText.Write(_story.State, "prod", _story.Now));

        Assert.Contains("staging, pre-prod, production", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_line_is_longer_than_a_terminal_whatever_happened()
    {
        var lines = Enumerable.Range(1, 40).SelectMany(seed => new RandomStory(seed).Texts()).SelectMany(text => text.Split('\n')).ToList();

        Assert.DoesNotContain(lines, line => line.Length > 80);
        Assert.Contains(lines, line => line.Contains("RUNS PAST THE RULES", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("NOT CERTAIN", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("THE LINE IS STOPPED", StringComparison.Ordinal));
    }

    [Fact]
    public void What_others_wrote_cannot_act_on_the_terminal()
    {
        _story.Happens(new LineStopped { At = _story.Now, By = ReleaseStory.Proven("ada"), Because = "\e[2J\u202egone\r\nNothing keeps it" });

        var text = Write();

        Assert.DoesNotContain('\e', text);
        Assert.DoesNotContain('\u202e', text);
        Assert.DoesNotContain("\nNothing keeps it", text, StringComparison.Ordinal);
    }

    private string Write() => StatusText.Write(_story.State, null, _story.Now);

    private OverrideSigned Sign(BundleState bundle, string person, string role, string because) =>
        new() { At = _story.Now, By = ReleaseStory.Proven(person), Bundle = bundle.Bundle.Id, Environment = "production", Role = role, Because = because };
}
