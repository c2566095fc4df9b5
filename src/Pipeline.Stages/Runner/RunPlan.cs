using Pipeline.Core.Errors;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>What a run starts from: its graph, and the results that earlier runs left of stages that it does not run.</summary>
/// <param name="Graph">The stages.</param>
/// <param name="Results">The earlier results, as stages read them.</param>
/// <param name="Taken">The same by module, as they were stored.</param>
internal sealed record RunPlan(StageGraph Graph, RunResults Results, ILookup<RunModule, StoredResult> Taken)
{
    /// <exception cref="PipelineException">The result of a stage is missing that a stage of the run needs.</exception>
    public static RunPlan Of(RunRequest request, ResultStore store)
    {
        var results = RunResults.Empty;
        List<(RunModule Module, StoredResult Result)> taken = [];
        var graph = new StageGraph(request, (module, step) =>
        {
            var name = module.Module.Name;
            if (step.Hook is null && request.Given(name, step.Stage) is { } given)
            {
                results = results.With(name, step, given);
                return given.Status;
            }

            if (store.Read(name, step) is not { } stored || !stored.IsOf(module, request.Source))
                return null;
            results = results.With(name, step, stored.Result);
            taken.Add((module, stored));
            return stored.Result.Status;
        });
        CheckNeeds(graph, request, results);
        return new RunPlan(graph, results, taken.ToLookup(item => item.Module, item => item.Result));
    }

    private static void CheckNeeds(StageGraph graph, RunRequest request, RunResults results)
    {
        var run = request.Stages.Select(stage => stage.Kind).ToHashSet();
        HashSet<StageNode> hopeless = [];
        List<(Stage Need, Stage Stage, string Module)> missing = [];
        foreach (var node in graph.Nodes)
        {
            if (node.Status is StageStatus.Failed || node.Before.Any(hopeless.Contains))
                hopeless.Add(node);
            else if (node.Stage is not null && node.Hook is null)
                missing.AddRange(
                    from need in StageNeeds.Of(node.Kind)
                    where !run.Contains(need)
                    from row in node.Rows
                    let name = request.Modules[row].Module.Name
                    where results.Of(name, need) is null
                    select (need, node.Kind, name));
        }

        if (missing.Count == 0)
            return;
        var lines = missing.GroupBy(item => (item.Need, item.Stage)).Select(group =>
            $"{group.Key.Stage} needs the result of {group.Key.Need} on the same sources, which {request.ArtifactsDirectory} does not hold for: {string.Join(", ", group.Select(item => item.Module))}.");
        throw new PipelineException($"{string.Join('\n', lines)}\nRun {string.Join(" and ", missing.Select(item => item.Need).Distinct())} first, or hand the artifacts folder of the job over that did.");
    }
}
