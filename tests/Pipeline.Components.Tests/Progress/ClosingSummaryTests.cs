using Pipeline.Core.Artifacts;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Components.Progress;

public class ClosingSummaryTests
{
    [Fact]
    public void It_says_what_was_published_where_it_answers_and_which_files_to_read()
    {
        var image = new Artifact(ArtifactKind.Image, "127.0.0.1:5557/shop/web:abc", Digest.Of("image"u8));
        var run = Run(new ModuleRecord
        {
            Name = "web",
            Version = "1.2.0",
            Artifacts = [image],
            Stages =
            [
                new StageRecord
                {
                    Name = Stage.Deploy,
                    Status = StageStatus.Succeeded,
                    Outputs = new Dictionary<string, string> { ["endpoint"] = "http://127.0.0.1:8080" },
                },
            ],
        });

        Assert.Equal(
            ["web 1.2.0", $"  image     {image.Reference}@{image.Digest}", "  answers at http://127.0.0.1:8080", "report      artifacts/run.html"],
            ClosingSummary.Lines(run, [("report", "artifacts/run.html")]));
    }

    [Fact]
    public void A_module_that_published_nothing_is_left_out()
    {
        Assert.Empty(ClosingSummary.Lines(Run(new ModuleRecord { Name = "web", Version = "1.2.0" }), []));
    }

    private static RunRecord Run(params ModuleRecord[] modules) =>
        new() { Commit = new string('a', 40), StartedAt = DateTimeOffset.UnixEpoch, Verdict = RunVerdict.Succeeded, Modules = modules };
}
