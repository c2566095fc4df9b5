using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Components.Progress;

public class RunNotesTests
{
    [Fact]
    public void Warnings_and_why_stages_were_left_out_are_told_once_for_a_module_and_failures_are_not()
    {
        var notes = RunNotes.Of(Run(
            Step(Stage.BuildImage, StageStatus.Skipped, "the module has no image"),
            Step(Stage.UnitTest, StageStatus.Failed, "red"),
            Step(Stage.Push, StageStatus.Skipped, "web failed at UnitTest"),
            Step(Stage.Chart, StageStatus.Skipped, "web failed at UnitTest"),
            Step(Stage.Deploy, StageStatus.Succeeded, "deployed, but nobody was told:\nno channel"),
            Step(Stage.Clone, StageStatus.Succeeded, "unchanged since commit 111111111111") with { Cached = true },
            Step(Stage.Scan, StageStatus.Succeeded, "compared with nothing (unchanged since commit 111111111111)") with { Cached = true }));

        Assert.Equal(
            [
                "– web BuildImage: the module has no image", "– web Push, Chart: web failed at UnitTest", "✔ web Deploy: deployed, but nobody was told: no channel",
                "✔ web Scan: compared with nothing (unchanged since commit 111111111111)",
            ],
            notes);
    }

    private static StageRecord Step(Stage stage, StageStatus status, string reason) => new() { Name = stage, Status = status, Reason = reason };

    private static RunRecord Run(params StageRecord[] stages) => new()
    {
        Commit = new string('a', 40),
        StartedAt = DateTimeOffset.UnixEpoch,
        Verdict = RunVerdict.Failed,
        Modules = [new ModuleRecord { Name = "web", Version = "0.1.0", Stages = stages }],
    };
}
