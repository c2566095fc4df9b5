using Pipeline.Core.Errors;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Semver;

namespace Pipeline.Stages.Tests.Runner;

/// <summary>Stages run one after the other, by targets of one invocation or by jobs that hand the artifacts folder over.</summary>
public sealed class HandOverTests : IDisposable
{
    private readonly RunnerSandbox _sandbox = new(RunnerSandbox.All);

    [Fact]
    public async Task A_stage_that_runs_alone_reads_what_earlier_runs_left()
    {
        _sandbox[Stage.BuildImage].Work = (context, _) => Task.FromResult(StageResult.Success with
        {
            Outputs = new Dictionary<string, string> { ["image"] = context.Module.Name },
        });
        string? seen = null;
        _sandbox[Stage.Scan].Work = (context, _) =>
        {
            seen = context.Module.Name == "web" ? context.Earlier(Stage.BuildImage)?.Outputs["image"] : seen;
            return Task.FromResult(StageResult.Success);
        };
        await _sandbox.RunAsync(Stage.BuildImage);

        await _sandbox.RunAsync(Stage.Scan);

        Assert.Equal("web", seen);
    }

    [Fact]
    public async Task The_record_holds_the_stages_that_other_jobs_ran_also_without_their_records()
    {
        foreach (var module in _sandbox.Modules)
        {
            foreach (var stage in RunnerSandbox.All.Where(stage => stage < Stage.Deploy))
                await Store.PutAsync(_sandbox, module, stage, StageResult.Success with { Metrics = new Dictionary<string, double> { ["tests.total"] = 7 } });
        }

        await _sandbox.RunAsync(Stage.Deploy);

        var record = _sandbox.Recorded();
        Assert.Equal(RunVerdict.Succeeded, record.Verdict);
        Assert.All(record.Modules, module => Assert.Equal(RunnerSandbox.All.Where(stage => stage <= Stage.Deploy), module.Stages.Select(stage => stage.Name)));
        Assert.Equal(7, record.Modules[2].Stages.Single(stage => stage.Name == Stage.UnitTest).Metrics["tests.total"]);
    }

    [Fact]
    public async Task Every_missing_result_is_named_before_anything_runs()
    {
        await Store.PutAsync(_sandbox, _sandbox.Modules[1], Stage.BuildImage);

        var exception = await Assert.ThrowsAsync<PipelineException>(() => _sandbox.RunAsync(Stage.Scan));

        Assert.Contains("Scan needs the result of BuildImage", exception.Message, StringComparison.Ordinal);
        Assert.Contains("for: catalog, web.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Run BuildImage first", exception.Message, StringComparison.Ordinal);
        Assert.Empty(_sandbox[Stage.Scan].Ran);
    }

    [Fact]
    public async Task The_result_of_other_sources_is_as_good_as_missing()
    {
        await _sandbox.RunAsync(Stage.BuildImage);
        _sandbox.Modules[0] = _sandbox.Modules[0] with { InputTree = "changed" };

        var exception = await Assert.ThrowsAsync<PipelineException>(() => _sandbox.RunAsync(Stage.Scan));

        Assert.Contains("for: catalog.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_image_of_another_version_is_as_good_as_missing()
    {
        await _sandbox.RunAsync(Stage.BuildImage);
        _sandbox.Modules[0] = _sandbox.Modules[0] with { Version = new SemVersion(9, 0, 0) };

        await Assert.ThrowsAsync<PipelineException>(() => _sandbox.RunAsync(Stage.Push));
    }

    [Fact]
    public async Task What_is_known_to_be_red_is_not_published_by_a_later_run()
    {
        _sandbox[Stage.UnitTest].Work = (context, _) => Task.FromResult(context.Module.Name == "orders" ? StageResult.Failure("red") : StageResult.Success);
        await _sandbox.RunAsync(Stage.BuildImage, Stage.UnitTest);

        var record = await _sandbox.RunAsync(Stage.Push);

        Assert.Equal(["catalog"], _sandbox[Stage.Push].Ran);
        Assert.Equal("orders failed at UnitTest", record.Of("orders", Stage.Push).Reason);
        Assert.Equal("orders failed at UnitTest", record.Of("web", Stage.Push).Reason);
    }

    [Fact]
    public async Task Results_that_a_failure_has_kept_from_being_made_are_not_asked_for()
    {
        _sandbox[Stage.UnitTest].Work = (context, _) => Task.FromResult(context.Module.Name == "orders" ? StageResult.Failure("red") : StageResult.Success);
        await _sandbox.RunAsync(Stage.BuildImage, Stage.UnitTest, Stage.Push);

        var record = await _sandbox.RunAsync(Stage.Chart);

        Assert.Equal(["catalog"], _sandbox[Stage.Chart].Ran);
        Assert.Equal([Stage.Chart], record.With("web", StageStatus.Skipped));
    }

    [Fact]
    public async Task The_record_grows_with_every_stage_on_the_same_sources()
    {
        await _sandbox.RunAsync(Stage.BuildImage);
        await _sandbox.RunAsync(Stage.UnitTest);

        var run = await _sandbox.RunAsync(Stage.Scan);

        Assert.Equal([Stage.Scan], run.With("web", StageStatus.Succeeded));
        Assert.Equal([Stage.BuildImage, Stage.UnitTest, Stage.Scan], _sandbox.Recorded().With("web", StageStatus.Succeeded));
        Assert.Equal(RunVerdict.Succeeded, _sandbox.Recorded().Verdict);
    }

    [Fact]
    public async Task A_result_that_still_holds_is_in_the_record_also_after_changes_elsewhere_were_taken_back()
    {
        _sandbox.Source = _sandbox.Source with { IsDirty = true };
        await _sandbox.RunAsync(Stage.UnitTest);
        _sandbox.Source = _sandbox.Source with { IsDirty = false };

        await _sandbox.RunAsync(Stage.BuildImage, Stage.Scan);

        Assert.Equal([Stage.BuildImage, Stage.UnitTest, Stage.Scan], _sandbox.Recorded().With("web", StageStatus.Succeeded));
    }

    [Fact]
    public async Task A_result_of_another_commit_that_still_holds_says_since_when()
    {
        await _sandbox.RunAsync(Stage.BuildImage);
        _sandbox.Source = _sandbox.Source with { Commit = RunnerSandbox.NextCommit };

        await _sandbox.RunAsync(Stage.UnitTest);

        var built = _sandbox.Recorded().Modules[0].Stages.Single(stage => stage.Name == Stage.BuildImage);
        Assert.Equal((true, "unchanged since commit 111111111111"), (built.Cached, built.Reason));
    }

    [Fact]
    public async Task The_record_of_another_commit_is_replaced()
    {
        await _sandbox.RunAsync(Stage.BuildImage);
        _sandbox.Source = _sandbox.Source with { Commit = RunnerSandbox.NextCommit };
        _sandbox.Modules[2] = _sandbox.Modules[2] with { InputTree = "changed" };

        await _sandbox.RunAsync(Stage.UnitTest);

        Assert.Equal([Stage.UnitTest], _sandbox.Recorded().With("web", StageStatus.Succeeded));
        Assert.Equal(RunnerSandbox.NextCommit, _sandbox.Recorded().Commit);
    }

    public void Dispose() => _sandbox.Dispose();
}
