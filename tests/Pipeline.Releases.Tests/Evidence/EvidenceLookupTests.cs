using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Tests.Evidence;

public sealed class EvidenceLookupTests
{
    [Fact]
    public void Missing_evidence_is_named_beside_what_there_is()
    {
        var story = ReleaseStory.Gated(gate => gate.Passed("pen-test"));

        Assert.Equal(["the application: there is no evidence pen-test (there is IntegrationTest)"], story.Closing(story.Seal()));
        Assert.Equal(["the application: there is no evidence pen-test"], story.Closing(story.Seal(integration: false)));
    }

    [Fact]
    public void Evidence_whose_name_is_near_is_offered()
    {
        var story = ReleaseStory.Gated(gate => gate.Passed("pen-tset"));
        var bundle = story.Seal();
        story.Found(bundle.Bundle.Id, "pen-test", null);

        Assert.Equal(["the application: there is no evidence pen-tset; did you mean pen-test?"], story.Closing(bundle));
    }

    [Fact]
    public void A_metric_that_nobody_measures_is_named_with_the_nearest()
    {
        var story = ReleaseStory.Gated(gate => gate.Metric("coverage.lines", metric => metric.Of("UnitTest").AtLeast(80).PerModule(except: "orders")));

        Assert.Equal(["catalog: nobody measured coverage.lines in UnitTest; did you mean coverage.line?"], story.Closing(story.Seal()));
    }

    [Fact]
    public void A_metric_that_nothing_is_near_to_is_named_with_all()
    {
        var story = ReleaseStory.Gated(gate => gate.Metric("p95", metric => metric.AtMost(80).PerModule(except: "orders")));

        Assert.Equal(["catalog: nobody measured p95 (there is coverage.line)"], story.Closing(story.Seal()));
    }

    [Fact]
    public void Withdrawn_evidence_counts_no_more_and_says_who_withdrew_it()
    {
        var story = ReleaseStory.Gated(gate => gate.IntegrationPassed());
        var bundle = story.Seal();
        story.Happens(new EvidenceWithdrawn { At = story.Now, By = ReleaseStory.Proven("cleo"), Subject = bundle.Bundle.Id, Name = "IntegrationTest", Because = "it ran against staging" });

        Assert.Equal(["the application: IntegrationTest was withdrawn by cleo: it ran against staging"], story.Closing(bundle));
    }

    [Fact]
    public void Evidence_that_was_found_again_after_it_was_withdrawn_counts()
    {
        var story = ReleaseStory.Gated(gate => gate.IntegrationPassed());
        var bundle = story.Seal();
        story.Happens(new EvidenceWithdrawn { At = story.Now, By = ReleaseStory.Ci, Subject = bundle.Bundle.Id, Name = "IntegrationTest", Because = "it ran against staging" });
        story.Found(bundle.Bundle.Id, "IntegrationTest", null);

        Assert.Empty(story.Closing(bundle));
    }

    [Fact]
    public void Evidence_counts_until_it_is_too_old()
    {
        var story = ReleaseStory.Gated(gate => gate.Passed("IntegrationTest", passed => passed.MaxAge(TimeSpan.FromHours(36))));
        var bundle = story.Seal();

        Assert.Empty(story.Later(TimeSpan.FromHours(36)).Closing(bundle));
        Assert.Equal(["the application: IntegrationTest is of 2026-11-25 09:00Z, older than 1 day 12 h"], story.Later(TimeSpan.FromSeconds(1)).Closing(bundle));
    }

    [Fact]
    public void Evidence_of_another_digest_does_not_count_and_says_so()
    {
        var story = ReleaseStory.Gated(gate => gate.IntegrationPassed());
        story.Seal();

        Assert.Equal([$"the application: there is no evidence IntegrationTest; what {story.State.Bundles[story.State.Sealed[0]]} has is of another digest"], story.Closing(story.Seal(integration: false)));
    }

    [Fact]
    public void Of_several_that_have_the_metric_the_last_that_counts_is_looked_at()
    {
        var story = ReleaseStory.Gated(gate => gate.Metric("p95", metric => metric.AtMost(100)));
        var bundle = story.Seal();
        story.Found(bundle.Bundle.Id, "load", null, ("p95", 90));
        story.Later(TimeSpan.FromMinutes(1)).Found(bundle.Bundle.Id, "nightly", null, ("p95", 110));

        Assert.Equal(["the application: it is 110, above 100"], story.Closing(bundle));
        story.Happens(new EvidenceWithdrawn { At = story.Now, By = ReleaseStory.Ci, Subject = bundle.Bundle.Id, Name = "nightly", Because = "it was the wrong host" });
        Assert.Empty(story.Closing(bundle));
    }

    [Fact]
    public void Evidence_by_somebody_whom_nobody_vouches_for_counts_in_a_rehearsal_only()
    {
        var story = ReleaseStory.Gated(gate => gate.Passed("pen-test"));
        var ada = new Person { Name = "ada" };
        var release = story.Seal();
        var rehearsal = story.Seal(by: ada);
        foreach (var bundle in new[] { release, rehearsal })
            story.Happens(new EvidenceRecorded { At = story.Now, By = ada, Items = [new EvidenceItem { Subject = bundle.Bundle.Id, Name = "pen-test", Verdict = EvidenceVerdict.Passed }] });

        Assert.Equal(["the application: pen-test is by ada, for whom nobody vouches"], story.Closing(release));
        Assert.Empty(story.Closing(rehearsal));
    }
}
