using Pipeline.Core.Modules;
using Pipeline.Core.Runs;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Releases.Bundles;
using Pipeline.Stages.Runner;

namespace Pipeline.Stages.Promotions;

/// <summary>What the jobs of a workflow handed on: each has a record of its own module, of which only the last is still there, and the results of all.</summary>
internal static class HandedOnRun
{
    /// <summary><paramref name="run"/> with what <paramref name="artifactsDirectory"/> holds of modules that it does not name; null when there is neither.</summary>
    public static RunRecord? Complete(RunRecord? run, string artifactsDirectory, SourceTree source, IEnumerable<BundleSource> modules)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(modules);
        var store = new ResultStore(artifactsDirectory);
        List<ModuleRecord> found = [.. modules.Where(module => run?.Modules.Any(known => known.Name == module.Name) is not true).Select(module => Read(module, store, source.Commit)).OfType<ModuleRecord>()];
        if (found.Count == 0)
            return run;
        var handed = new RunRecord
        {
            Commit = source.Commit,
            Branch = source.Branch,
            StartedAt = found.SelectMany(module => module.Stages).Min(stage => stage.StartedAt)!.Value,
            Verdict = found.SelectMany(module => module.Stages).Verdict(),
            Modules = found,
        };
        return run?.Onto(handed) ?? handed;
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
