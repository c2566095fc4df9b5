using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Tests.Gates;

public sealed class ModuleGateTests
{
    [Fact]
    public void A_module_asks_for_more_than_the_common_minimum()
    {
        var story = ReleaseStory.Gated(gate => gate.Coverage(80), releases => releases.Module("orders", own => own.Coverage(95)));

        Assert.Equal(["orders: it is 90, below 95"], story.Closing(story.Seal(coverage: 90)));
    }

    [Fact]
    public void A_module_that_asks_for_less_loosens_nothing()
    {
        var story = ReleaseStory.Gated(gate => gate.Coverage(80), releases => releases.Module("orders", own => own.Coverage(10)));

        Assert.Equal(["catalog: it is 50, below 80", "orders: it is 50, below 80"], story.Closing(story.Seal(coverage: 50)));
    }

    [Fact]
    public void What_a_module_asks_of_the_whole_is_shown_by_the_bundle()
    {
        var story = ReleaseStory.Gated(gate => gate.Coverage(80), releases => releases.Module("orders", own => own.IntegrationPassed()));

        Assert.Empty(story.Closing(story.Seal()));
        Assert.Equal(["orders: there is no evidence IntegrationTest (there is UnitTest)"], story.Closing(story.Seal(integration: false)).Select(text => text.Split("; what")[0]));
    }

    [Fact]
    public void A_figure_that_a_module_asks_for_may_be_of_its_image()
    {
        var story = ReleaseStory.Gated(gate => gate.Coverage(80), releases => releases.Module("orders", own => own.Metric("load.p95Ms", metric => metric.AtMost(100))));
        var bundle = story.Seal();
        story.Found(bundle.Bundle.Content.Modules[1].Image!.Value, "load", "orders", ("load.p95Ms", 120));

        Assert.Equal(["orders: it is 120, above 100"], story.Closing(bundle));
    }

    [Fact]
    public void Modules_ask_where_there_is_a_minimum_to_go_beyond()
    {
        var story = new ReleaseStory(model => model
            .Environment("staging", environment => environment)
            .Environment("production", environment => environment.Gate(gate => gate.Coverage(80)))
            .Releases(releases => releases.Module("orders", own => own.Passed("soaked-in-staging"))));
        var bundle = story.Seal();

        Assert.Empty(story.Closing(bundle, "staging"));
        Assert.Single(story.Closing(bundle, "production"));
    }

    [Fact]
    public void The_gate_of_emergencies_stands_instead_of_both()
    {
        var story = new ReleaseStory(model => model
            .Environment("production", environment => environment
                .Gate(gate => gate.Coverage(80).IntegrationPassed())
                .Emergency(gate => gate.UnitTestsPassed(), approval => approval))
            .Releases(releases => releases.Module("orders", own => own.Passed("pen-test"))));
        var bundle = story.Seal(coverage: 1, integration: false);
        Assert.Equal(4, story.Closing(bundle).Count);

        story.Happens(new EmergencyDeclared { At = story.Now, By = ReleaseStory.Ci, Bundle = bundle.Bundle.Id, Because = "the shop is down" });

        Assert.Empty(story.Closing(bundle));
    }
}
