using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;

namespace Pipeline.Stages.Tests.Runner;

/// <summary>Laws of every graph: up to five modules, each depending on any before it, and any stages failing.</summary>
public sealed class SchedulingProperties
{
    private static readonly Stage[] ModuleStages = [.. RunnerSandbox.All.Except([Stage.IntegrationTest])];

    private static readonly Config Tries = Config.QuickThrowOnFailure.WithMaxTest(25);

    private static readonly Arbitrary<Scenario> Scenarios = Arb.From(
        from count in Gen.Choose(1, 5)
        from dependencies in Gen.ArrayOf(Gen.Choose(0, 31), count)
        from failures in Gen.ArrayOf(Gen.Frequency((3, Gen.Constant(99)), (1, Gen.Choose(0, ModuleStages.Length - 1))), count)
        select new Scenario(dependencies, failures));

    [Fact]
    public void The_outcome_does_not_depend_on_what_runs_at_once() => Prop.ForAll(Scenarios, scenario =>
    {
        var one = Run(scenario, limit: 1);
        var many = Run(scenario, limit: 16);
        return Outcome(one).SequenceEqual(Outcome(many));
    }).Check(Tries);

    [Fact]
    public void A_module_that_rests_on_no_failure_passes_every_stage() => Prop.ForAll(Scenarios, scenario =>
    {
        var record = Run(scenario, limit: 4);
        return record.Modules.Where((_, index) => scenario.Closure(index).All(other => scenario.FailingStage(other) is null))
            .All(module => module.Stages.All(stage => stage.Status is StageStatus.Succeeded));
    }).Check(Tries);

    [Fact]
    public void Evidence_is_gathered_whatever_happens_to_dependencies() => Prop.ForAll(Scenarios, scenario =>
    {
        var record = Run(scenario, limit: 4);
        return record.Modules.Select((module, index) => (module, Fails: scenario.FailingStage(index) ?? Stage.Push)).All(item =>
            item.module.Stages.Where(stage => stage.Name < Stage.Push && stage.Name < item.Fails).All(stage => stage.Status is StageStatus.Succeeded));
    }).Check(Tries);

    [Fact]
    public void What_rests_on_missing_evidence_is_not_published() => Prop.ForAll(Scenarios, scenario =>
    {
        var record = Run(scenario, limit: 4);
        return record.Modules.Where((_, index) => scenario.Closure(index).Any(other => scenario.FailingStage(other) < Stage.Push))
            .All(module => module.Stages.Where(stage => stage.Name >= Stage.Push).All(stage => stage.Status is StageStatus.Skipped));
    }).Check(Tries);

    [Fact]
    public void What_is_deployed_has_everything_deployed_that_it_depends_on() => Prop.ForAll(Scenarios, scenario =>
    {
        var record = Run(scenario, limit: 4);
        return record.Modules.Where(module => record.StatusOf(module.Name, Stage.Deploy) is StageStatus.Succeeded)
            .All(module => scenario.Closure(Scenario.IndexOf(module.Name)).All(other => record.StatusOf($"m{other}", Stage.Deploy) is StageStatus.Succeeded));
    }).Check(Tries);

    private static IEnumerable<string> Outcome(RunRecord record) =>
        record.Modules.SelectMany(module => module.Stages.Select(stage => $"{module.Name} {stage.Name} {stage.Status} {stage.Reason}"));

    private static RunRecord Run(Scenario scenario, int limit)
    {
        using var sandbox = new RunnerSandbox(ModuleStages) { Modules = scenario.Modules(), Options = new RunnerOptions { CpuLimit = limit } };
        foreach (var stage in sandbox.Stages)
        {
            stage.Work = async (context, _) =>
            {
                await Task.Yield();
                return scenario.FailingStage(Scenario.IndexOf(context.Module.Name)) == stage.Kind ? StageResult.Failure("red") : StageResult.Success;
            };
        }

        return Task.Run(() => sandbox.RunAsync()).GetAwaiter().GetResult();
    }

    /// <param name="Dependencies">For each module the modules before it that it depends on, as bits.</param>
    /// <param name="Failures">For each module the position of the stage that fails, or a number beyond.</param>
    public sealed record Scenario(int[] Dependencies, int[] Failures)
    {
        internal RunModule[] Modules() => [.. Dependencies.Select((_, index) => RunnerSandbox.Module($"m{index}")).Select((module, index) =>
            module with { Module = module.Module with { DependsOn = [.. Direct(index).Select(other => $"m{other}")] } })];

        public static int IndexOf(string module) => int.Parse(module.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

        public Stage? FailingStage(int index) => Failures[index] < ModuleStages.Length ? ModuleStages[Failures[index]] : null;

        public IEnumerable<int> Closure(int index) => Direct(index).SelectMany(Closure).Append(index).Distinct();

        public override string ToString() => string.Join("; ", Modules().Select((module, index) => $"{module.Module.Name} <- {string.Join(',', module.Module.DependsOn)} fails {FailingStage(index)}"));

        private IEnumerable<int> Direct(int index) => Enumerable.Range(0, index).Where(other => (Dependencies[index] & (1 << other)) != 0);
    }
}
