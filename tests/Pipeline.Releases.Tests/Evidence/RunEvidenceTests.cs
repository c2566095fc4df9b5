using Pipeline.Core.Artifacts;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;

namespace Pipeline.Releases.Tests.Evidence;

public sealed class RunEvidenceTests
{
    private static readonly Digest Image = Digest.Of("image"u8);

    [Fact]
    public void Every_stage_that_said_something_is_evidence_about_the_image()
    {
        var items = Of(Run(Record(Stage.UnitTest, StageStatus.Succeeded, ("coverage.line", 91)), Record(Stage.Scan, StageStatus.Failed), Pushed(Image)));

        Assert.Equal([("UnitTest", EvidenceVerdict.Passed), ("Scan", EvidenceVerdict.Failed)], items.Select(item => (item.Name, item.Verdict)));
        Assert.All(items, item => Assert.Equal((Image, "orders"), (item.Subject, item.Module)));
        Assert.Equal(91, items[0].Metrics["coverage.line"]);
        Assert.Equal(["CVE-1"], items[1].Findings.Select(finding => finding.Id));
    }

    [Fact]
    public void A_stage_that_was_left_out_says_nothing() => Assert.Empty(Of(Run(Record(Stage.UnitTest, StageStatus.Skipped))));

    [Fact]
    public void What_was_found_of_other_sources_is_no_evidence() => Assert.Empty(Of(Run("other", Record(Stage.UnitTest, StageStatus.Succeeded))));

    [Fact]
    public void The_suite_is_about_the_bundle_when_all_of_it_was_deployed()
    {
        var suite = Assert.Single(Of(Run(Pushed(Image), Record(Stage.Deploy, StageStatus.Succeeded), Record(Stage.IntegrationTest, StageStatus.Succeeded))));

        Assert.Equal((Bundle.Id, "IntegrationTest", "staging"), (suite.Subject, suite.Name, suite.Environment));
    }

    [Fact]
    public void The_suite_of_a_part_says_nothing_of_the_bundle() => Assert.Empty(Of(Run(Record(Stage.IntegrationTest, StageStatus.Succeeded))));

    [Fact]
    public void Files_are_named_with_their_hash()
    {
        var run = Run(Record(Stage.UnitTest, StageStatus.Succeeded) with { Files = ["orders/unit-test/a.trx", "orders/unit-test/gone.trx"] });

        var item = Assert.Single(RunEvidence.Of(run, Bundle, new Dictionary<string, Digest> { ["orders/unit-test/a.trx"] = Digest.Of("a"u8) }, _ => [], _ => [], null));

        Assert.Equal([KeyValuePair.Create("orders/unit-test/a.trx", Digest.Of("a"u8))], item.Files);
    }

    [Fact]
    public void The_names_of_the_tests_go_with_the_unit_test_and_nothing_else()
    {
        var run = Run(Record(Stage.BuildImage, StageStatus.Succeeded), Record(Stage.UnitTest, StageStatus.Succeeded), Pushed(Image));

        var items = RunEvidence.Of(run, Bundle, new Dictionary<string, Digest>(), _ => [], module => [$"{module} sells tea"], null);

        Assert.Equal(["orders sells tea"], TestNames.Unpack(items.Single(item => item.Name == "UnitTest").TestNames!));
        Assert.Null(items.Single(item => item.Name == "BuildImage").TestNames);
    }

    [Fact]
    public void The_same_found_again_is_known_and_anything_else_is_not()
    {
        var story = new ReleaseStory();
        var item = Assert.Single(Of(Run(Record(Stage.UnitTest, StageStatus.Succeeded, ("coverage.line", 91)))));
        story.Happens(new EvidenceRecorded { At = story.Now, By = ReleaseStory.Ci, Items = [item] });

        Assert.True(RunEvidence.IsKnown(story.State, item));
        Assert.False(RunEvidence.IsKnown(story.State, item with { Verdict = EvidenceVerdict.Failed }));
        Assert.False(RunEvidence.IsKnown(story.State, item with { Metrics = item.Metrics.SetItem("coverage.line", 90) }));
        Assert.False(RunEvidence.IsKnown(story.State, item with { Files = item.Files.Add("a", Image) }));
    }

    [Fact]
    public void The_scan_of_another_image_of_the_same_sources_is_no_evidence()
    {
        Assert.Empty(Of(Run(Record(Stage.Scan, StageStatus.Succeeded), Pushed(Digest.Of("newer base"u8)))));
        Assert.Empty(Of(Run(Record(Stage.Scan, StageStatus.Succeeded))));
        Assert.Empty(Of(Run(Pushed(Digest.Of("newer base"u8)), Record(Stage.Deploy, StageStatus.Succeeded), Record(Stage.IntegrationTest, StageStatus.Succeeded))));
    }

    [Fact]
    public void What_is_measured_again_is_new_and_what_is_taken_over_is_not()
    {
        var story = new ReleaseStory();
        var tests = Record(Stage.UnitTest, StageStatus.Succeeded, ("coverage.line", 91)) with { StartedAt = story.Now.AddMinutes(-1) };
        story.Happens(new EvidenceRecorded { At = story.Now, By = ReleaseStory.Ci, Items = Of(Run(tests)) });

        Assert.True(RunEvidence.IsKnown(story.State, Assert.Single(Of(Run(tests)))));
        Assert.False(RunEvidence.IsKnown(story.State, Assert.Single(Of(Run(tests with { StartedAt = story.Now.AddDays(1) })))));
        Assert.True(RunEvidence.IsKnown(story.State, Assert.Single(Of(Run(tests with { StartedAt = story.Now.AddDays(1), Cached = true })))));
    }

    [Fact]
    public void What_was_withdrawn_does_not_come_back_by_being_taken_over()
    {
        var story = new ReleaseStory();
        var bundle = story.Seal();
        var (subject, module) = (bundle.Bundle.Content.Modules[0].Image!.Value, bundle.Bundle.Content.Modules[0].Name);
        var item = new EvidenceItem { Subject = subject, Name = "Scan", Module = module, Verdict = EvidenceVerdict.Passed };
        story.Found(subject, "Scan", module);
        story.Happens(new EvidenceWithdrawn { At = story.Now, By = ReleaseStory.Ci, Subject = subject, Name = "Scan", Because = "the database was empty" });

        Assert.True(RunEvidence.IsKnown(story.State, item));
        Assert.False(RunEvidence.IsKnown(story.State, item with { MeasuredAt = story.Now.AddHours(1) }));
    }

    private static StageRecord Pushed(Digest image) => Record(Stage.Push, StageStatus.Succeeded) with { Artifacts = [new Artifact(ArtifactKind.Image, "registry/orders:1", image)] };

    private static Bundle Bundle { get; } = Sealed();

    private static Bundle Sealed()
    {
        var content = new BundleContent { Application = "shop", Commit = "1234567", Tree = "7654321", Modules = [new BundleModule { Name = "orders", Version = "1.0.0", Image = Image, Chart = Digest.Of("chart"u8), Inputs = "in-1" }] };
        return new Bundle { Id = content.Id(), Content = content };
    }

    private static IReadOnlyList<EvidenceItem> Of(RunRecord run) =>
        RunEvidence.Of(run, Bundle, new Dictionary<string, Digest>(), _ => [new Finding("CVE-1", "libc 1", Severity.High)], _ => [], null);

    private static RunRecord Run(params StageRecord[] stages) => Run("in-1", stages);

    private static RunRecord Run(string inputs, params StageRecord[] stages) => new()
    {
        Commit = "1234567",
        StartedAt = DateTimeOffset.UnixEpoch,
        Verdict = RunVerdict.Succeeded,
        Environment = "staging",
        Modules = [new ModuleRecord { Name = "orders", Version = "1.0.0", InputTree = inputs, Stages = stages }],
    };

    private static StageRecord Record(Stage stage, StageStatus status, params (string Name, double Value)[] metrics) =>
        new() { Name = stage, Status = status, Metrics = metrics.ToDictionary(metric => metric.Name, metric => metric.Value) };
}
