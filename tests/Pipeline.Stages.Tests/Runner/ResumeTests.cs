using Pipeline.Core.Errors;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Tests.Runner;

public sealed class ResumeTests : IDisposable
{
    private readonly RunnerSandbox _sandbox = new(RunnerSandbox.All) { Modules = [RunnerSandbox.Module("catalog")] };

    [Fact]
    public async Task A_cancelled_run_leaves_a_record_that_says_what_is_left()
    {
        var record = await CancelAtAsync(Stage.Scan);

        Assert.Equal(RunVerdict.Cancelled, record.Verdict);
        Assert.Equal([Stage.Clone, Stage.BuildImage, Stage.UnitTest], record.With("catalog", StageStatus.Succeeded));
        Assert.Equal([Stage.Scan], record.With("catalog", StageStatus.Cancelled));
        Assert.Equal([Stage.Push, Stage.Chart, Stage.Deploy, Stage.IntegrationTest], record.With("catalog", StageStatus.Pending));
        Assert.Equivalent(record, _sandbox.Recorded());
    }

    [Fact]
    public async Task Resuming_takes_over_what_succeeded_even_what_is_never_cached()
    {
        _sandbox[Stage.UnitTest].Settings = _ => null;
        await CancelAtAsync(Stage.Scan);
        _sandbox.Resume = true;
        _sandbox.Cache = false;

        var record = await _sandbox.RunAsync();

        Assert.Equal(RunVerdict.Succeeded, record.Verdict);
        Assert.Single(_sandbox[Stage.UnitTest].Ran);
        Assert.Equal(2, _sandbox[Stage.Scan].Ran.Count);
    }

    [Fact]
    public async Task Resuming_does_not_take_over_what_was_made_from_other_sources()
    {
        await CancelAtAsync(Stage.Scan);
        _sandbox.Resume = true;
        _sandbox.Modules[0] = _sandbox.Modules[0] with { InputTree = "changed" };

        await _sandbox.RunAsync();

        Assert.Equal(2, _sandbox[Stage.UnitTest].Ran.Count);
    }

    [Fact]
    public async Task Without_a_recorded_run_there_is_nothing_to_resume()
    {
        _sandbox.Resume = true;

        var exception = await Assert.ThrowsAsync<PipelineException>(() => _sandbox.RunAsync());

        Assert.StartsWith("There is no run to resume", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_run_of_another_commit_is_not_resumed()
    {
        await CancelAtAsync(Stage.Scan);
        _sandbox.Resume = true;
        _sandbox.Source = _sandbox.Source with { Commit = RunnerSandbox.NextCommit };

        var exception = await Assert.ThrowsAsync<PipelineException>(() => _sandbox.RunAsync());

        Assert.Contains($"is of commit {RunnerSandbox.Commit}, the source is at {RunnerSandbox.NextCommit}", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _sandbox.Dispose();

    private async Task<RunRecord> CancelAtAsync(Stage kind)
    {
        using var cancelling = new CancellationTokenSource();
        var work = _sandbox[kind].Work;
        _sandbox[kind].Work = async (_, token) =>
        {
            await cancelling.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return StageResult.Success;
        };
        var record = await _sandbox.RunAsync(cancelling.Token);
        _sandbox[kind].Work = work;
        return record;
    }
}
