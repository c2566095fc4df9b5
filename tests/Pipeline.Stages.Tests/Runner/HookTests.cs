using System.Collections.Concurrent;
using Pipeline.Core.Modules;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;

namespace Pipeline.Stages.Tests.Runner;

public sealed class HookTests : IDisposable
{
    private readonly RunnerSandbox _sandbox = new(RunnerSandbox.All);
    private readonly ConcurrentQueue<string> _journal = new();

    public HookTests()
    {
        foreach (var stage in _sandbox.Stages)
        {
            stage.Work = (context, _) =>
            {
                _journal.Enqueue($"{context.Module.Name} {stage.Kind}");
                return Task.FromResult(StageResult.Success with { Outputs = new Dictionary<string, string> { ["endpoint"] = $"http://{context.Module.Name}.example/" } });
            };
        }
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task A_hook_after_a_stage_runs_before_whatever_waits_for_that_stage()
    {
        Hook("catalog", module => module.After(Stage.Deploy, "Seed", Note("catalog Seed")));

        await _sandbox.RunAsync();

        Assert.Equal(["catalog Deploy", "catalog Seed", "orders Deploy"], Order("catalog Deploy", "catalog Seed", "orders Deploy"));
    }

    [Fact]
    public async Task A_hook_before_a_stage_waits_for_what_the_stage_waits_for()
    {
        Hook("orders", module => module.Before(Stage.Deploy, "Migrate", Note("orders Migrate")));

        await _sandbox.RunAsync();

        Assert.Equal(["catalog Deploy", "orders Migrate", "orders Deploy"], Order("catalog Deploy", "orders Migrate", "orders Deploy"));
    }

    [Fact]
    public async Task Hooks_of_one_stage_run_in_the_order_in_which_they_were_added()
    {
        Hook("web", module => module.After(Stage.Push, "First", Note("First")).After(Stage.Push, "Second", Note("Second")).Before(Stage.Push, "Zeroth", Note("Zeroth")));

        var record = await _sandbox.RunAsync();

        Assert.Equal(["Zeroth", "web Push", "First", "Second", "web Chart"], Order("Zeroth", "web Push", "First", "Second", "web Chart"));
        Assert.Equal(["Zeroth", "First", "Second"], record.Modules.Single(module => module.Name == "web").Hooks.Select(hook => hook.Name));
    }

    [Fact]
    public async Task A_hook_sees_the_results_so_far_and_leaves_its_own()
    {
        Hook("catalog", module => module.After(Stage.Deploy, "SeedCatalog", async context =>
        {
            await context.Log.WriteLineAsync($"{context.Module.Name} {context.Version} answers at {context.Endpoint} in {context.Environment}");
            await File.WriteAllTextAsync(Path.Combine(context.OutputDirectory, "rows.csv"), "1", context.CancellationToken);
            context.Metrics["rows"] = 1;
            context.Outputs["table"] = "products";
        }));

        await _sandbox.RunAsync();

        var hook = Assert.Single(_sandbox.Recorded().Modules.Single(module => module.Name == "catalog").Hooks);
        Assert.Equal((Stage.Deploy, HookMoment.After, StageStatus.Succeeded), (hook.Stage, hook.Moment, hook.Status));
        Assert.Equal("catalog/seed-catalog/log.txt", hook.Log);
        Assert.Equal(["catalog/seed-catalog/rows.csv"], hook.Files);
        Assert.Equal(1, hook.Metrics["rows"]);
        Assert.Equal("products", hook.Outputs["table"]);
        Assert.Equal("catalog 1.2.3 answers at http://catalog.example/ in staging\n", File.ReadAllText(Path.Combine(_sandbox.Artifacts, "catalog", "seed-catalog", "log.txt")));
    }

    [Fact]
    public async Task A_failing_hook_counts_as_a_failure_of_its_stage()
    {
        Hook("catalog", module => module.After(Stage.Deploy, "Seed", _ => throw new InvalidOperationException("no such table")));

        var record = await _sandbox.RunAsync();

        Assert.Equal(RunVerdict.Failed, record.Verdict);
        var hook = Assert.Single(record.Modules.Single(module => module.Name == "catalog").Hooks);
        Assert.Equal((StageStatus.Failed, "InvalidOperationException: no such table"), (hook.Status, hook.Reason));
        Assert.Equal((StageStatus.Skipped, "catalog failed at Seed"), (record.StatusOf("orders", Stage.Deploy), record.Of("orders", Stage.Deploy).Reason));
        Assert.Equal(StageStatus.Skipped, record.StatusOf("catalog", Stage.IntegrationTest));
        Assert.Equal(["Seed"], new FailedStageFinder(_sandbox.Artifacts).Find(Assert.Fail).Select(failure => failure.Stage));
    }

    [Fact]
    public async Task A_hook_that_failed_blocks_a_later_run_of_later_stages()
    {
        Hook("catalog", module => module.After(Stage.Deploy, "Seed", _ => throw new InvalidOperationException("no such table")));
        await _sandbox.RunAsync(RunnerSandbox.All.Except([Stage.IntegrationTest]).ToArray());

        var record = await _sandbox.RunAsync(Stage.IntegrationTest);

        Assert.Equal("catalog failed at Seed", record.Of("catalog", Stage.IntegrationTest).Reason);
    }

    [Fact]
    public async Task A_hook_is_taken_over_with_its_stage_and_run_anew_with_it()
    {
        Hook("catalog", module => module.Before(Stage.Deploy, "Migrate", Note("Migrate")).After(Stage.Deploy, "Seed", Note("Seed")));
        await _sandbox.RunAsync();
        await _sandbox.RunAsync();
        Assert.Equal((1, 1), (Count("Migrate"), Count("Seed")));

        // Somebody removed the deployment.
        _sandbox[Stage.Deploy].Intact = _ => false;
        await _sandbox.RunAsync();

        Assert.Equal((2, 2), (Count("Migrate"), Count("Seed")));
    }

    [Fact]
    public async Task What_a_stage_rests_on_includes_the_hooks_before_it()
    {
        Hook("catalog", module => module.Before(Stage.BuildImage, "Generate", Note("Generate")));
        await _sandbox.RunAsync();
        Hook("catalog", module => module with { Hooks = [] });
        Hook("catalog", module => module.Before(Stage.BuildImage, "Generate", _ => _journal.Enqueue("Generate in another way")));

        await _sandbox.RunAsync();

        Assert.Equal(2, Count("catalog BuildImage"));
    }

    [Fact]
    public async Task A_resumed_run_takes_over_the_hooks_that_succeeded()
    {
        Hook("catalog", module => module.After(Stage.Deploy, "Seed", Note("Seed")));
        _sandbox[Stage.IntegrationTest].Work = (_, _) => Task.FromResult(StageResult.Failure("red"));
        foreach (var stage in _sandbox.Stages)
            stage.Settings = _ => null;
        await _sandbox.RunAsync();
        _sandbox.Resume = true;

        await _sandbox.RunAsync();

        Assert.Equal(1, Count("Seed"));
    }

    private void Hook(string name, Func<Module, Module> change)
    {
        var row = Array.FindIndex(_sandbox.Modules, module => module.Module.Name == name);
        _sandbox.Modules[row] = _sandbox.Modules[row] with { Module = change(_sandbox.Modules[row].Module) };
    }

    private Action<HookContext> Note(string line) => _ => _journal.Enqueue(line);

    private int Count(string line) => _journal.Count(one => one == line);

    private string[] Order(params string[] lines) => [.. _journal.Where(lines.Contains)];
}
