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
            StageRecord[] stages = [.. plan.Taken[module].Select(result => Stage(module.Module.Name, result, request.Source.Commit, store)).OrderBy(stage => stage.Name)];
            modules.Add(new ModuleRecord
            {
                Name = module.Module.Name,
                Version = module.Version.ToString(),
                InputTree = module.InputTree,
                Stages = stages,
                Artifacts = [.. stages.SelectMany(stage => stage.Artifacts)],
            });
        }

        return modules.Count == 0 ? null : new RunRecord
        {
            Commit = request.Source.Commit,
            Branch = request.Source.Branch,
            Dirty = request.Source.IsDirty,
            StartedAt = plan.Taken.SelectMany(results => results).Min(result => result.StartedAt),
            Verdict = modules.SelectMany(module => module.Stages).Verdict(),
            Modules = modules,
        };
    }

    private static StageRecord Stage(string module, StoredResult stored, string commit, ResultStore store) => new()
    {
        Name = stored.Stage,
        Status = stored.Result.Status,
        Reason = stored.Commit == commit ? stored.Result.Reason : stored.Since,
        StartedAt = stored.StartedAt,
        DurationMs = stored.DurationMs,
        Cached = stored.Commit != commit,
        Fingerprint = stored.Fingerprint,
        Log = store.LogOf(module, stored.Stage),
        Metrics = stored.Result.Metrics,
        Artifacts = stored.Result.Artifacts,
        Outputs = stored.Result.Outputs,
        Files = [.. stored.Result.Files.Select(file => ResultStore.RelativeTo(module, stored.Stage, file))],
    };
}
