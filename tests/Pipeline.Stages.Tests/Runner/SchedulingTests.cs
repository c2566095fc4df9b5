using Pipeline.Core.Errors;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;

namespace Pipeline.Stages.Tests.Runner;

public sealed class SchedulingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Every_module_passes_every_stage_in_order()
    {
        using var sandbox = new RunnerSandbox(RunnerSandbox.All);
        List<Stage> order = [];
        foreach (var stage in sandbox.Stages)
        {
            stage.Work = (context, _) =>
            {
                if (context.Module.Name == "orders")
                    order.Add(stage.Kind);
                return Task.FromResult(StageResult.Success);
            };
        }

        var record = await sandbox.RunAsync();

        Assert.Equal(RunVerdict.Succeeded, record.Verdict);
        Assert.Equal(RunnerSandbox.All.Except([Stage.IntegrationTest]), order);
        Assert.All(record.Modules, module => Assert.All(module.Stages, stage => Assert.Equal(StageStatus.Succeeded, stage.Status)));
    }

    [Fact]
    public async Task A_slow_module_holds_up_nobody_else()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage, Stage.UnitTest, Stage.Scan) { Modules = [RunnerSandbox.Module("slow"), RunnerSandbox.Module("fast")] };
        var ended = new TaskCompletionSource();
        sandbox[Stage.BuildImage].Work = async (context, token) =>
        {
            if (context.Module.Name == "slow")
                await ended.Task.WaitAsync(Patience, token);
            return StageResult.Success;
        };
        sandbox[Stage.Scan].Work = (context, _) =>
        {
            if (context.Module.Name == "fast")
                ended.SetResult();
            return Task.FromResult(StageResult.Success);
        };
        sandbox.Options = sandbox.Options with { CpuLimit = 2 };

        Assert.Equal(RunVerdict.Succeeded, (await sandbox.RunAsync()).Verdict);
    }

    [Fact]
    public async Task A_module_that_is_only_built_on_goes_no_further_than_its_image()
    {
        using var sandbox = new RunnerSandbox(RunnerSandbox.All)
        {
            Modules = [RunnerSandbox.Module("base") with { LastStage = Stage.BuildImage }, RunnerSandbox.Module("app", buildsOn: "base")],
        };

        var record = await sandbox.RunAsync();

        Assert.Equal(RunVerdict.Succeeded, record.Verdict);
        Assert.Equal([Stage.Clone, Stage.BuildImage], record.Modules[0].Stages.Select(stage => stage.Name));
        Assert.Equal(RunnerSandbox.All, record.Modules[1].Stages.Select(stage => stage.Name));
    }

    [Fact]
    public async Task An_image_is_built_after_the_image_that_it_builds_on()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage) { Modules = [RunnerSandbox.Module("app", buildsOn: "base"), RunnerSandbox.Module("base")] };

        await sandbox.RunAsync();

        Assert.Equal(["base", "app"], sandbox[Stage.BuildImage].Ran);
    }

    [Fact]
    public async Task A_module_is_deployed_after_those_that_it_depends_on()
    {
        using var sandbox = new RunnerSandbox(RunnerSandbox.All);
        sandbox.Modules = [.. sandbox.Modules.Reverse()];

        await sandbox.RunAsync();

        Assert.Equal(["catalog", "orders", "web"], sandbox[Stage.Deploy].Ran);
    }

    [Fact]
    public async Task A_stage_of_the_application_runs_once_and_every_module_gets_its_result()
    {
        using var sandbox = new RunnerSandbox(RunnerSandbox.All);
        sandbox[Stage.IntegrationTest].Work = async (context, _) =>
        {
            await context.Log.WriteLineAsync("asking every module");
            return StageResult.Success with
            {
                Metrics = new Dictionary<string, double> { ["deployed"] = context.Modules.Count(module => context.Results[module.Name].ContainsKey(Stage.Deploy)) },
            };
        };

        var record = await sandbox.RunAsync();

        Assert.Equal(["storefront"], sandbox[Stage.IntegrationTest].Ran);
        Assert.All(record.Modules, module => Assert.Equal(3, record.Of(module.Name, Stage.IntegrationTest).Metrics["deployed"]));
        Assert.Equal("storefront/integration-test/log.txt", record.Of("web", Stage.IntegrationTest).Log);
    }

    [Fact]
    public async Task A_resource_is_never_used_by_more_stages_than_its_limit()
    {
        using var sandbox = new RunnerSandbox { Options = new RunnerOptions { EngineLimit = 2, CpuLimit = 8 } };
        sandbox.Modules = [.. Enumerable.Range(0, 12).Select(number => RunnerSandbox.Module($"m{number}"))];
        var (now, most) = (0, 0);
        sandbox.Stages =
        [
            new ScriptedStage(Stage.BuildImage)
            {
                Resource = Resource.Engine,
                Work = async (_, token) =>
                {
                    var busy = Interlocked.Increment(ref now);
                    InterlockedMax(ref most, busy);
                    await Task.Delay(5, token);
                    Interlocked.Decrement(ref now);
                    return StageResult.Success;
                },
            },
        ];

        await sandbox.RunAsync();

        Assert.Equal(2, most);
    }

    [Fact]
    public async Task The_longest_way_goes_first()
    {
        using var sandbox = new RunnerSandbox(Stage.Deploy) { Options = new RunnerOptions { CpuLimit = 1 } };
        sandbox.Modules = [RunnerSandbox.Module("alone"), .. sandbox.Modules];
        foreach (var module in sandbox.Modules)
            await Store.PutAsync(sandbox, module, Stage.Chart);

        await sandbox.RunAsync();

        Assert.Equal("catalog", sandbox[Stage.Deploy].Ran.First());
    }

    [Fact]
    public async Task Modules_that_wait_for_each_other_are_named()
    {
        using var sandbox = new RunnerSandbox(RunnerSandbox.All)
        {
            Modules = [RunnerSandbox.Module("hen", dependsOn: "egg"), RunnerSandbox.Module("egg", dependsOn: "hen"), RunnerSandbox.Module("cook")],
        };

        var exception = await Assert.ThrowsAsync<PipelineException>(() => sandbox.RunAsync());

        Assert.Contains(" in a circle: hen, egg. ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_modules_there_is_nothing_to_do()
    {
        using var sandbox = new RunnerSandbox(RunnerSandbox.All) { Modules = [] };

        var record = await sandbox.RunAsync();

        Assert.Equal(RunVerdict.Succeeded, record.Verdict);
        Assert.Empty(record.Modules);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
