using Pipeline.Core.Artifacts;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;
using Semver;

namespace Pipeline.Stages.Tests.Runner;

public sealed class CacheTests : IDisposable
{
    private static readonly Digest First = Digest.Of("first"u8);
    private static readonly Digest Second = Digest.Of("second"u8);
    private readonly RunnerSandbox _sandbox = new(RunnerSandbox.All) { Modules = [RunnerSandbox.Module("catalog"), RunnerSandbox.Module("orders")] };

    [Fact]
    public async Task What_did_not_change_is_not_run_again_and_keeps_its_evidence()
    {
        _sandbox[Stage.Push].Work = async (context, token) =>
        {
            await context.Log.WriteLineAsync("pushed");
            await File.WriteAllTextAsync(Path.Combine(context.OutputDirectory, "manifest.json"), "{}", token);
            return StageResult.Success with
            {
                Metrics = new Dictionary<string, double> { ["image.bytes"] = 42 },
                Artifacts = [new Artifact(ArtifactKind.Image, "registry/catalog:1", First)],
                Outputs = new Dictionary<string, string> { ["digest"] = First.Value },
                Files = ["manifest.json"],
            };
        };
        var first = (await _sandbox.RunAsync()).Of("catalog", Stage.Push);

        var record = await _sandbox.RunAsync();

        Assert.Equal(2, _sandbox[Stage.Push].Ran.Count);
        var second = record.Of("catalog", Stage.Push);
        Assert.True(second.Cached);
        Assert.Equal(StageStatus.Succeeded, second.Status);
        Assert.Equal("unchanged since commit 111111111111", second.Reason);
        Assert.Equal(42, second.Metrics["image.bytes"]);
        Assert.Equal(first.Artifacts, second.Artifacts);
        Assert.Equal(first.Outputs, second.Outputs);
        Assert.Equal(["catalog/push/manifest.json"], second.Files);
        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Equal("catalog/push/log.txt", second.Log);
        Assert.Equal("pushed\n", _sandbox.Log("catalog", Stage.Push));
        Assert.Equal(first.Artifacts, record.Modules.Single(module => module.Name == "catalog").Artifacts);
    }

    [Fact]
    public async Task A_result_that_is_taken_over_repeats_what_the_stage_had_to_say()
    {
        _sandbox[Stage.Scan].Work = (_, _) => Task.FromResult(StageResult.Success with { Reason = "compared with nothing" });
        await _sandbox.RunAsync();

        Assert.Equal("compared with nothing (unchanged since commit 111111111111)", (await _sandbox.RunAsync()).Of("catalog", Stage.Scan).Reason);
    }

    [Fact]
    public async Task A_commit_that_leaves_a_module_alone_keeps_its_results_and_its_artifacts()
    {
        _sandbox[Stage.BuildImage].Work = (context, _) => Task.FromResult(Image(context.Source.Commit, First));
        await _sandbox.RunAsync();
        _sandbox.Source = _sandbox.Source with { Commit = RunnerSandbox.NextCommit };
        _sandbox.Modules[0] = _sandbox.Modules[0] with { InputTree = "changed-tree" };

        var record = await _sandbox.RunAsync();

        Assert.Equal([Stage.Clone, Stage.IntegrationTest], RunAnew(record, "orders"));
        Assert.Equal(RunnerSandbox.Commit, record.Of("orders", Stage.BuildImage).Outputs["image"]);
        Assert.Equal(RunnerSandbox.NextCommit, record.Of("catalog", Stage.BuildImage).Outputs["image"]);
        Assert.Equal(RunnerSandbox.All, RunAnew(record, "catalog"));
    }

    [Fact]
    public async Task A_new_version_makes_new_artifacts_but_runs_no_test_again()
    {
        await _sandbox.RunAsync();
        _sandbox.Modules[0] = _sandbox.Modules[0] with { Version = new SemVersion(2, 0, 0), IsRelease = true };

        var record = await _sandbox.RunAsync();

        Assert.Equal([Stage.BuildImage, Stage.Push, Stage.Chart, Stage.Deploy], RunAnew(record, "catalog"));
    }

    [Fact]
    public async Task An_image_of_an_uncommitted_tree_is_not_taken_over_once_it_is_committed()
    {
        _sandbox.Source = _sandbox.Source with { IsDirty = true };
        await _sandbox.RunAsync();
        _sandbox.Source = _sandbox.Source with { IsDirty = false };

        Assert.Equal([Stage.BuildImage, Stage.Push, Stage.Chart, Stage.Deploy], RunAnew(await _sandbox.RunAsync(), "catalog"));
    }

    [Fact]
    public async Task Another_image_makes_everything_that_rests_on_it_anew()
    {
        var digest = First;
        _sandbox[Stage.BuildImage].Settings = _ => null;
        _sandbox[Stage.BuildImage].Work = (_, _) => Task.FromResult(Image("app", digest));
        await _sandbox.RunAsync();
        Assert.Equal([Stage.BuildImage], RunAnew(await _sandbox.RunAsync(), "catalog"));
        digest = Second;

        Assert.Equal(RunnerSandbox.All.Except([Stage.Clone, Stage.UnitTest]), RunAnew(await _sandbox.RunAsync(), "catalog"));
    }

    [Fact]
    public async Task Another_base_image_is_built_on_and_tested_on_again()
    {
        var digest = First;
        _sandbox.Modules = [RunnerSandbox.Module("base"), RunnerSandbox.Module("app", buildsOn: "base")];
        _sandbox[Stage.BuildImage].Settings = module => module.Name == "base" ? null : "";
        _sandbox[Stage.BuildImage].Work = (context, _) => Task.FromResult(Image("app", context.Module.Name == "base" ? digest : First));
        await _sandbox.RunAsync();
        digest = Second;

        Assert.Equal([Stage.BuildImage, Stage.UnitTest, Stage.IntegrationTest], RunAnew(await _sandbox.RunAsync(), "app"));
    }

    [Fact]
    public async Task Other_settings_run_the_stage_again()
    {
        await _sandbox.RunAsync();
        _sandbox[Stage.Scan].Settings = _ => "fail at low";

        Assert.Equal([Stage.Scan], RunAnew(await _sandbox.RunAsync(), "catalog"));
    }

    [Fact]
    public async Task A_stage_without_settings_is_never_cached()
    {
        _sandbox[Stage.Deploy].Settings = _ => null;
        await _sandbox.RunAsync();

        Assert.Equal([Stage.Deploy], RunAnew(await _sandbox.RunAsync(), "catalog"));
    }

    [Fact]
    public async Task An_output_that_is_gone_is_made_again()
    {
        await _sandbox.RunAsync();
        _sandbox[Stage.Push].Intact = context => context.Module.Name != "catalog";

        var record = await _sandbox.RunAsync();

        Assert.Equal([Stage.Push], RunAnew(record, "catalog"));
        Assert.Empty(RunAnew(record, "orders"));
    }

    [Fact]
    public async Task Evidence_that_is_gone_is_gathered_again()
    {
        _sandbox[Stage.Scan].Work = async (context, token) =>
        {
            await File.WriteAllTextAsync(Path.Combine(context.OutputDirectory, "sbom.json"), "{}", token);
            return StageResult.Success with { Files = ["sbom.json"] };
        };
        var record = await _sandbox.RunAsync();
        File.Delete(Path.Combine(_sandbox.Artifacts, record.Of("catalog", Stage.Scan).Files[0]));

        Assert.Equal([Stage.Scan], RunAnew(await _sandbox.RunAsync(), "catalog"));
    }

    [Fact]
    public async Task A_failure_is_never_taken_over()
    {
        _sandbox[Stage.UnitTest].Work = (_, _) => Task.FromResult(StageResult.Failure("flaky"));
        await _sandbox.RunAsync();
        _sandbox[Stage.UnitTest].Work = (_, _) => Task.FromResult(StageResult.Success);

        Assert.Equal(RunVerdict.Succeeded, (await _sandbox.RunAsync()).Verdict);
    }

    [Fact]
    public async Task Without_the_cache_everything_is_run()
    {
        await _sandbox.RunAsync();
        _sandbox.Cache = false;

        Assert.Equal(RunnerSandbox.All, RunAnew(await _sandbox.RunAsync(), "catalog"));
    }

    [Fact]
    public async Task A_result_that_cannot_be_read_is_as_good_as_none()
    {
        await _sandbox.RunAsync();
        await File.WriteAllTextAsync(Path.Combine(_sandbox.Artifacts, "catalog", "unit-test", "result.json"), "{ \"stage\":", TestContext.Current.CancellationToken);

        Assert.Equal([Stage.UnitTest], RunAnew(await _sandbox.RunAsync(), "catalog"));
    }

    [Fact]
    public async Task Another_environment_is_deployed_to_anew()
    {
        await _sandbox.RunAsync();
        var request = _sandbox.Request() with { Environment = "production" };

        var record = await new PipelineRunner().RunAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal([Stage.Deploy, Stage.IntegrationTest], RunAnew(record, "catalog"));
    }

    public void Dispose() => _sandbox.Dispose();

    private static Stage[] RunAnew(RunRecord record, string module) =>
        [.. record.Modules.Single(item => item.Name == module).Stages.Where(stage => !stage.Cached).Select(stage => stage.Name)];

    private static StageResult Image(string name, Digest id) => StageResult.Success with
    {
        Outputs = new Dictionary<string, string> { ["image"] = name, ["imageId"] = id.Value },
    };
}
