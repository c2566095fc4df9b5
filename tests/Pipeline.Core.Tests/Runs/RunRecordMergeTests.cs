using Pipeline.Core.Modules;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Core.Tests.Runs;

public sealed class RunRecordMergeTests
{
    private static readonly Stage[] All = Enum.GetValues<Stage>();

    [Fact]
    public void Stages_of_an_earlier_run_stay()
    {
        var merged = Run(Stage.UnitTest).Onto(Run(Stage.Clone, Stage.BuildImage));

        Assert.Equal([Stage.Clone, Stage.BuildImage, Stage.UnitTest], StagesOf(merged));
    }

    [Fact]
    public void Modules_of_an_earlier_run_stay_in_the_order_of_the_graph()
    {
        var merged = Records.Run(Records.Module("web")).Onto(Records.Run(Records.Module("catalog"), Records.Module("web"), Records.Module("worker")));

        Assert.Equal(["catalog", "web", "worker"], merged.Modules.Select(module => module.Name));
    }

    [Fact]
    public void The_order_of_the_fuller_run_counts()
    {
        var merged = Records.Run(Records.Module("catalog"), Records.Module("web")).Onto(Records.Run(Records.Module("web")));

        Assert.Equal(["catalog", "web"], merged.Modules.Select(module => module.Name));
    }

    [Fact]
    public void The_later_result_of_a_stage_counts()
    {
        var merged = Records.Run(Records.Module("web", Records.Ran(Stage.UnitTest))).Onto(Records.Run(Records.Module("web", Records.Ran(Stage.UnitTest, StageStatus.Failed))));

        Assert.Equal(RunVerdict.Succeeded, merged.Verdict);
    }

    [Fact]
    public void What_rests_on_a_stage_that_was_done_anew_goes()
    {
        var merged = Run(Stage.BuildImage).Onto(Run(All));

        Assert.Equal([Stage.Clone, Stage.BuildImage, Stage.UnitTest], StagesOf(merged));
    }

    [Fact]
    public void A_hook_stays_until_the_stage_that_it_follows_or_one_that_it_rests_on_is_done_anew()
    {
        var earlier = Records.Run(Records.Module("web", Records.Ran(Stage.BuildImage), Records.Ran(Stage.Deploy)) with
        {
            Hooks = [Records.Hook(Stage.BuildImage, HookMoment.Before, "Generate"), Records.Hook(Stage.Deploy, HookMoment.After, "Seed")],
        });

        Assert.Equal(["Generate", "Seed"], HooksOf(Run(Stage.UnitTest).Onto(earlier)));
        Assert.Equal(["Generate"], HooksOf(Run(Stage.Deploy).Onto(earlier)));
        Assert.Equal(["Generate"], HooksOf(Run(Stage.BuildImage).Onto(earlier)));

        static IEnumerable<string> HooksOf(RunRecord run) => run.Modules.Single().Hooks.Select(hook => hook.Name);
    }

    [Fact]
    public void Steps_are_in_the_order_in_which_they_run()
    {
        var module = Records.Module("web", Records.Ran(Stage.BuildImage), Records.Ran(Stage.Deploy)) with
        {
            Hooks = [Records.Hook(Stage.Deploy, HookMoment.Before, "Migrate"), Records.Hook(Stage.Deploy, HookMoment.After, "Seed")],
        };

        Assert.Equal(["BuildImage", "Migrate", "Deploy", "Seed"], module.Steps.Select(step => step.Title));
    }

    [Fact]
    public void What_rests_on_a_stage_that_was_taken_from_the_cache_stays()
    {
        var cached = Records.Run(Records.Module("web", Records.Ran(Stage.BuildImage) with { Cached = true }));

        Assert.Equal(All, StagesOf(cached.Onto(Run(All))));
    }

    [Fact]
    public void The_artifacts_are_those_of_the_stages_that_are_left()
    {
        var pushed = Records.Run(Records.Module("web", Records.Pushed("registry/web:1")));

        Assert.Equal("registry/web:1", Assert.Single(Run(Stage.UnitTest).Onto(pushed).Modules[0].Artifacts).Reference);
        Assert.Empty(Run(Stage.BuildImage).Onto(pushed).Modules[0].Artifacts);
    }

    [Fact]
    public void A_failure_of_an_earlier_run_is_not_forgotten()
    {
        var merged = Run(Stage.BuildImage).Onto(Records.Run(Records.Module("web", Records.Ran(Stage.UnitTest, StageStatus.Failed))));

        Assert.Equal(RunVerdict.Failed, merged.Verdict);
    }

    [Fact]
    public void Nothing_stays_of_another_commit() => AssertNothingStays(Run(All) with { Commit = new string('3', 40) });

    [Fact]
    public void Nothing_stays_of_a_tree_with_other_uncommitted_changes() => AssertNothingStays(Run(All) with { Dirty = true });

    [Fact]
    public void Nothing_stays_of_another_version() => AssertNothingStays(Run(All) with { Modules = [Run(All).Modules[0] with { Version = "2.0.0" }] });

    [Fact]
    public void Nothing_stays_of_other_inputs() => AssertNothingStays(Run(All) with { Modules = [Run(All).Modules[0] with { InputTree = null }] });

    [Fact]
    public void A_record_that_keeps_something_started_when_the_earlier_run_did()
    {
        var later = Run(Stage.UnitTest) with { StartedAt = Records.Noon.AddHours(1) };

        Assert.Equal(Records.Noon, later.Onto(Run(Stage.BuildImage)).StartedAt);
        Assert.Equal(later.StartedAt, later.Onto(Run(Stage.UnitTest)).StartedAt);
    }

    [Theory]
    [InlineData(StageStatus.Pending, RunVerdict.Cancelled)]
    [InlineData(StageStatus.Running, RunVerdict.Cancelled)]
    [InlineData(StageStatus.Cancelled, RunVerdict.Cancelled)]
    [InlineData(StageStatus.Failed, RunVerdict.Failed)]
    [InlineData(StageStatus.Skipped, RunVerdict.Succeeded)]
    [InlineData(StageStatus.Succeeded, RunVerdict.Succeeded)]
    public void The_verdict_follows_from_the_stages(StageStatus status, RunVerdict verdict)
    {
        StageRecord[] stages = [Records.Ran(Stage.Clone), Records.Ran(Stage.BuildImage, status)];

        Assert.Equal(verdict, stages.Verdict());
    }

    private static void AssertNothingStays(RunRecord earlier) => Assert.Equal([Stage.UnitTest], StagesOf(Run(Stage.UnitTest).Onto(earlier)));

    private static RunRecord Run(params Stage[] stages) => Records.Run(Records.Module("web", [.. stages.Select(stage => Records.Ran(stage))]));

    private static IEnumerable<Stage> StagesOf(RunRecord record) => Assert.Single(record.Modules).Stages.Select(stage => stage.Name);

    [Fact]
    public void The_environment_is_that_of_the_later_run_that_has_one()
    {
        Assert.Equal("production", Deployed("production").Onto(Deployed("staging")).Environment);
        Assert.Equal("staging", Deployed(null).Onto(Deployed("staging")).Environment);

        static RunRecord Deployed(string? environment) => Run(Stage.UnitTest) with { Environment = environment };
    }

    [Fact]
    public void A_run_that_goes_on_is_running_whatever_went_before()
    {
        var running = Run(Stage.UnitTest) with { Verdict = RunVerdict.Running };

        Assert.Equal(RunVerdict.Running, running.Onto(Records.Run(Records.Module("web", Records.Ran(Stage.Clone, StageStatus.Failed)))).Verdict);
    }

    [Fact]
    public void A_hook_that_ran_again_is_there_once()
    {
        var hooked = Records.Run(Records.Module("web", Records.Ran(Stage.UnitTest)) with { Hooks = [Records.Hook(Stage.UnitTest, HookMoment.Before, "Generate")] });

        Assert.Single(hooked.Onto(hooked).Modules[0].Hooks);
    }
}
