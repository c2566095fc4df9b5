using Pipeline.Core.Stages;

namespace Pipeline.Core.Runs;

/// <summary>How records of several runs make one.</summary>
internal static class RunRecordExtensions
{
    /// <summary>
    /// The verdict over stages that are no longer under way: cancelled when one was not reached or not ended, else failed when
    /// one failed, else succeeded.
    /// </summary>
    public static RunVerdict Verdict(this IEnumerable<StageRecord> stages)
    {
        ArgumentNullException.ThrowIfNull(stages);
        var verdict = RunVerdict.Succeeded;
        foreach (var stage in stages)
        {
            if (stage.Status is StageStatus.Pending or StageStatus.Running or StageStatus.Cancelled)
                return RunVerdict.Cancelled;
            if (stage.Status is StageStatus.Failed)
                verdict = RunVerdict.Failed;
        }

        return verdict;
    }

    /// <summary>
    /// <paramref name="run"/> with what <paramref name="earlier"/> recorded of the same commit and the same module inputs. A
    /// stage of the earlier record is dropped when the run did a stage anew on whose result it rests.
    /// </summary>
    /// <param name="run">The record of the later run.</param>
    /// <param name="earlier">The record that was there before; null: none.</param>
    public static RunRecord Onto(this RunRecord run, RunRecord? earlier)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (earlier is null || earlier.Commit != run.Commit || earlier.Dirty != run.Dirty)
            return run;
        var later = run.Modules.ToDictionary(module => module.Name, StringComparer.Ordinal);
        var before = earlier.Modules.ToDictionary(module => module.Name, StringComparer.Ordinal);
        // The fuller of the two knows the order of the graph.
        var order = later.Count >= before.Count ? run.Modules.Concat(earlier.Modules) : earlier.Modules.Concat(run.Modules);
        var keeps = before.Keys.Except(later.Keys).Any();
        List<ModuleRecord> modules = [];
        foreach (var name in order.Select(module => module.Name).Distinct(StringComparer.Ordinal))
        {
            var known = before.GetValueOrDefault(name);
            if (!later.TryGetValue(name, out var module))
            {
                modules.Add(known!);
                continue;
            }

            var merged = Merge(module, known);
            keeps |= merged.Stages.Count > module.Stages.Count;
            modules.Add(merged);
        }

        var verdict = run.Verdict is RunVerdict.Running ? RunVerdict.Running : modules.SelectMany(module => module.Stages).Verdict();
        return run with
        {
            StartedAt = keeps && earlier.StartedAt < run.StartedAt ? earlier.StartedAt : run.StartedAt,
            Environment = run.Environment ?? earlier.Environment,
            Verdict = verdict,
            Modules = modules,
        };
    }

    private static ModuleRecord Merge(ModuleRecord module, ModuleRecord? earlier)
    {
        if (earlier is null || earlier.Version != module.Version || earlier.InputTree != module.InputTree)
            return module;
        var redone = module.Stages.Where(stage => !stage.Cached).Select(stage => stage.Name).ToHashSet();
        var kept = earlier.Stages.Where(stage =>
            module.Stages.All(other => other.Name != stage.Name) && !redone.Any(other => StageNeeds.RestsOn(stage.Name, other)));
        StageRecord[] stages = [.. module.Stages.Concat(kept).OrderBy(stage => stage.Name)];
        return module with { Stages = stages, Artifacts = [.. stages.SelectMany(stage => stage.Artifacts)] };
    }
}
