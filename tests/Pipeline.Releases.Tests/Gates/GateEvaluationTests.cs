using Pipeline.Releases.Evidence;
using Pipeline.Releases.Gates;

namespace Pipeline.Releases.Tests.Gates;

public sealed class GateEvaluationTests
{
    [Theory]
    [InlineData(79.99, "catalog: it is 79.99, below 80|orders: it is 79.99, below 80")]
    [InlineData(80, "")]
    [InlineData(100, "")]
    public void A_figure_below_the_least_closes_the_gate(double coverage, string closing)
    {
        var story = ReleaseStory.Gated(gate => gate.Coverage(80));

        Assert.Equal(closing, string.Join('|', story.Closing(story.Seal(coverage: coverage))));
    }

    [Theory]
    [InlineData(250, "")]
    [InlineData(250.5, "the application: it is 250.5, above 250")]
    public void A_figure_above_the_most_closes_the_gate(double figure, string closing)
    {
        var story = ReleaseStory.Gated(gate => gate.Metric("load.p95Ms", metric => metric.AtMost(250)));
        var bundle = story.Seal();
        story.Found(bundle.Bundle.Id, "load", null, ("load.p95Ms", figure));

        Assert.Equal(closing, string.Join('|', story.Closing(bundle)));
    }

    [Fact]
    public void A_criterion_of_modules_is_asked_of_each()
    {
        var story = ReleaseStory.Gated(gate => gate.Coverage(80));
        var bundle = story.Seal();
        story.Found(bundle.Bundle.Content.Modules[1].Image!.Value, "UnitTest", "orders", ("coverage.line", 12));

        Assert.Equal(["orders: it is 12, below 80"], story.Closing(bundle));
    }

    [Fact]
    public void A_module_that_is_left_out_is_not_asked()
    {
        var story = ReleaseStory.Gated(gate => gate.Coverage(80, except: "orders"));

        Assert.Equal(["catalog: it is 1, below 80"], story.Closing(story.Seal(coverage: 1)));
    }

    [Fact]
    public void A_criterion_of_the_application_looks_at_the_bundle()
    {
        var story = ReleaseStory.Gated(gate => gate.IntegrationPassed());
        var bundle = story.Seal(integration: false);
        story.Found(bundle.Bundle.Content.Modules[0].Image!.Value, "IntegrationTest", "catalog");

        Assert.Equal(["the application: there is no evidence IntegrationTest"], story.Closing(bundle));
    }

    [Theory]
    [InlineData(nameof(EvidenceVerdict.Passed), "")]
    [InlineData(nameof(EvidenceVerdict.Failed), "the application: pen-test failed")]
    [InlineData(nameof(EvidenceVerdict.Flaky), "the application: pen-test passed only when it was tried again")]
    public void Without_a_figure_the_verdict_counts(string verdict, string closing)
    {
        var story = ReleaseStory.Gated(gate => gate.Passed("pen-test"));
        var bundle = story.Seal();
        story.Found(bundle.Bundle.Id, "pen-test", null, Enum.Parse<EvidenceVerdict>(verdict));

        Assert.Equal(closing, string.Join('|', story.Closing(bundle)));
    }

    [Fact]
    public void One_artifact_of_a_module_does_not_make_up_for_another()
    {
        var story = ReleaseStory.Gated(gate => gate.Passed("signed", signed => signed.PerModule(except: "orders")));
        var bundle = story.Seal();
        story.Found(bundle.Bundle.Content.Modules[0].Image!.Value, "signed", "catalog", EvidenceVerdict.Failed);
        story.Found(bundle.Bundle.Content.Modules[0].Chart!.Value, "signed", "catalog", EvidenceVerdict.Passed);

        Assert.Equal(["catalog: signed failed"], story.Closing(bundle));
    }

    [Fact]
    public void Every_answer_names_value_verdict_and_evidence()
    {
        var story = ReleaseStory.Gated(gate => gate.Coverage(80));

        var bundle = story.Seal(coverage: 91.5);
        var first = GateEvaluation.Of(story.State, story.State.Rules.Find("production")!, bundle, story.Now).Answers[0];
        Assert.Equal((91.5, CriterionVerdict.Passed, "UnitTest"), (first.Value, first.Verdict, first.Evidence?.Item.Name));
    }

    [Fact]
    public void A_gate_that_asks_for_nothing_is_open()
    {
        var story = ReleaseStory.Gated(gate => gate);

        Assert.Empty(story.Closing(story.Seal(coverage: 0, integration: false)));
    }
    [Fact]
    public void A_good_figure_of_what_failed_opens_nothing()
    {
        var story = ReleaseStory.Gated(gate => gate.Coverage(80));
        var bundle = story.Seal();
        foreach (var module in bundle.Bundle.Content.Modules)
            story.Found(module.Image!.Value, "UnitTest", module.Name, EvidenceVerdict.Failed, ("coverage.line", 91));

        Assert.Equal(["catalog: it is 91, and UnitTest failed", "orders: it is 91, and UnitTest failed"], story.Closing(bundle));
    }

}
