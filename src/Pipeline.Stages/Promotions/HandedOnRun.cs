using Pipeline.Core.Modules;
using Pipeline.Core.Runs;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Releases.Bundles;
using Pipeline.Stages.Runner;

namespace Pipeline.Stages.Promotions;

/// <summary>What the jobs of a workflow handed on: each has a record of its own steps, of which only the last is still there, and the results of all.</summary>
internal static class HandedOnRun
{
    /// <summary><paramref name="run"/> with what <paramref name="artifactsDirectory"/> holds of modules and stages that it does not name; null when there is neither.</summary>
    public static RunRecord? Complete(RunRecord? run, string artifactsDirectory, SourceTree source, IEnumerable<BundleSource> modules)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(modules);
        var store = new ResultStore(artifactsDirectory);
        List<ModuleRecord> found = [.. modules.Select(module => Read(module, store, source.Commit)).OfType<ModuleRecord>()];
        if (found.Count == 0 || (run is not null && (run.Commit != source.Commit || run.Dirty)))
            return run;
        if (run is not null)
            return run with
            {
                Modules = [.. run.Modules.Select(module => found.Find(stored => stored.Name == module.Name) is { } stored ? Joined(module, stored) : module), .. found.Where(stored => run.Modules.All(module => module.Name != stored.Name))],
            };
        return new RunRecord
        {
            Commit = source.Commit,
            Branch = source.Branch,
            StartedAt = found.SelectMany(module => module.Stages).Min(stage => stage.StartedAt)!.Value,
            Verdict = found.SelectMany(module => module.Stages).Verdict(),
            Modules = found,
        };
    }

    // The record knows better than the store, which keeps no failure; a result from before a stage that it rests on was done anew is stale.
    private static ModuleRecord Joined(ModuleRecord module, ModuleRecord stored)
    {
        if (module.InputTree != stored.InputTree)
            return module;
        StageRecord[] stages = [.. module.Stages, .. stored.Stages.Where(stage => module.Stages.All(other => other.Name != stage.Name && !(StageNeeds.RestsOn(stage.Name, other.Name) && !other.Cached && other.StartedAt > stage.StartedAt)))];
        return module with { Stages = [.. stages.OrderBy(stage => stage.Name)], Artifacts = [.. stages.SelectMany(stage => stage.Artifacts)] };
    }

    private static ModuleRecord? Read(BundleSource source, ResultStore store, string commit)
    {
        StoredResult[] results = [.. Enum.GetValues<Stage>().Select(stage => store.Read(source.Name, stage)).OfType<StoredResult>().Where(stored => stored.InputTree == source.Inputs && !stored.Dirty)];
        if (results.Length == 0)
            return null;
        var module = new Module { Name = source.Name, Path = "." };
        StageRecord[] stages = [.. results.Select(result => TakenResults.Step(module, result, commit, store)).OfType<StageRecord>()];
        return new ModuleRecord
        {
            Name = source.Name,
            Version = results[^1].Version,
            InputTree = source.Inputs,
            Stages = stages,
            Artifacts = [.. stages.SelectMany(stage => stage.Artifacts)],
        };
    }
}
