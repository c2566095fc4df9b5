using Pipeline.Core.Modules;
using Pipeline.Core.Runs;

namespace Pipeline.Stages.Runner;

/// <summary>The record of results that a run builds on without running their stages: what earlier jobs handed on, or earlier targets left.</summary>
internal static class TakenResults
{
    /// <summary>The record; null when nothing was taken.</summary>
    public static RunRecord? Record(RunPlan plan, RunRequest request, ResultStore store)
    {
        List<ModuleRecord> modules = [];
        foreach (var module in request.Modules.Where(plan.Taken.Contains))
        {
            List<StepRecord> steps = [.. plan.Taken[module].Select(result => Step(module.Module, result, request.Source.Commit, store))];
            StageRecord[] stages = [.. steps.OfType<StageRecord>().OrderBy(stage => stage.Name)];
            modules.Add(new ModuleRecord
            {
                Name = module.Module.Name,
                Version = module.Version.ToString(),
                InputTree = module.InputTree,
                Stages = stages,
                Hooks = [.. steps.OfType<HookRecord>().OrderBy(hook => (hook.Stage, hook.Moment))],
                Artifacts = [.. stages.SelectMany(stage => stage.Artifacts)],
            });
        }

        return modules.Count == 0 ? null : new RunRecord
        {
            Commit = request.Source.Commit,
            Branch = request.Source.Branch,
            Dirty = request.Source.IsDirty,
            StartedAt = plan.Taken.SelectMany(results => results).Min(result => result.StartedAt),
            Verdict = modules.SelectMany(module => module.Steps).Verdict(),
            Modules = modules,
        };
    }

    /// <summary>The record of one stored result.</summary>
    public static StepRecord Step(Module module, StoredResult stored, string commit, ResultStore store) => Head(module, stored) with
    {
        Reason = stored.Commit == commit ? stored.Result.Reason : stored.Since,
        StartedAt = stored.StartedAt,
        DurationMs = stored.DurationMs,
        Cached = stored.Commit != commit,
        Fingerprint = stored.Fingerprint,
        Log = store.LogOf(module.Name, stored.Step),
        Metrics = stored.Result.Metrics,
        Artifacts = stored.Result.Artifacts,
        Outputs = stored.Result.Outputs,
        Files = [.. stored.Result.Files.Select(file => ResultStore.RelativeTo(module.Name, stored.Step, file))],
    };

    private static StepRecord Head(Module module, StoredResult stored) => stored.Hook is null
        ? new StageRecord { Name = stored.Stage, Status = stored.Result.Status }
        : new HookRecord { Name = stored.Hook, Stage = stored.Stage, Moment = module.Hooks.First(hook => hook.Name == stored.Hook).Moment, Status = stored.Result.Status };
}
