using Pipeline.Core.Artifacts;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Releases.Bundles;
using Pipeline.Stages.Promotions;
using Pipeline.Stages.Tests.Runner;

namespace Pipeline.Stages.Tests.Promotions;

public sealed class HandedOnRunTests : IDisposable
{
    private static readonly Artifact Image = new(ArtifactKind.Image, "registry/web:1", Digest.Of("web"u8));
    private readonly RunnerSandbox _sandbox = new(RunnerSandbox.All);

    [Fact]
    public async Task The_record_of_one_job_is_completed_by_the_results_of_the_others()
    {
        await PutAsync(Stage.BuildImage, Stage.UnitTest, Stage.Push);

        var run = HandedOnRun.Complete(Record(Stage.UnitTest, DateTimeOffset.UnixEpoch), _sandbox.Artifacts, _sandbox.Source, Sources());

        Assert.Equal([Stage.BuildImage, Stage.UnitTest, Stage.Push], run!.Modules.Single().Stages.Select(stage => stage.Name));
        Assert.Equal([Image], run.Modules.Single().Artifacts);
    }

    [Fact]
    public async Task A_result_that_rests_on_what_was_done_anew_is_left_out()
    {
        await PutAsync(Stage.BuildImage, Stage.UnitTest, Stage.Push);

        var run = HandedOnRun.Complete(Record(Stage.BuildImage, DateTimeOffset.UnixEpoch.AddHours(1)), _sandbox.Artifacts, _sandbox.Source, Sources());

        Assert.DoesNotContain(Stage.Push, run!.Modules.Single().Stages.Select(stage => stage.Name));
    }

    [Fact]
    public async Task A_module_that_no_record_names_is_read_from_its_results()
    {
        await PutAsync(Stage.Push);

        var run = HandedOnRun.Complete(null, _sandbox.Artifacts, _sandbox.Source, Sources());

        Assert.Equal(("web", Stage.Push), (run!.Modules.Single().Name, run.Modules.Single().Stages.Single().Name));
    }

    public void Dispose() => _sandbox.Dispose();

    private static IEnumerable<BundleSource> Sources() => [new BundleSource("web", "web-tree", [], HasImage: true, HasChart: false)];

    private async Task PutAsync(params Stage[] stages)
    {
        foreach (var stage in stages)
            await Store.PutAsync(_sandbox, _sandbox.Modules[2], stage, stage == Stage.Push ? StageResult.Success with { Artifacts = [Image] } : null);
    }

    private static RunRecord Record(Stage stage, DateTimeOffset at) => new()
    {
        Commit = RunnerSandbox.Commit,
        StartedAt = at,
        Verdict = RunVerdict.Succeeded,
        Modules = [new ModuleRecord { Name = "web", Version = "1.2.3", InputTree = "web-tree", Stages = [new StageRecord { Name = stage, Status = StageStatus.Succeeded, StartedAt = at }] }],
    };
}
