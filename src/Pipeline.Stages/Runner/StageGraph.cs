using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>
/// The graph (module x stage) of a run. A node waits for the step before it in its module, a stage or a hook; BuildImage waits for the images
/// that it builds on; Deploy waits for the modules that it depends on; the first stage that publishes waits until every
/// module that it depends on, directly or not, has passed its evidence stages; a stage of the application waits for all.
/// </summary>
internal sealed class StageGraph
{
    private readonly RunRequest _request;
    private readonly StageRow[] _rows;
    private readonly Dictionary<string, int> _positions;
    private readonly List<StageNode> _nodes = [];

    /// <param name="request">The run.</param>
    /// <param name="recorded">The status of a result that an earlier run left; null when there is none.</param>
    public StageGraph(RunRequest request, Func<RunModule, StepId, StageStatus?> recorded)
    {
        _request = request;
        _positions = request.Modules.Select((module, index) => (module.Module.Name, index)).ToDictionary(StringComparer.Ordinal);
        _rows = [.. request.Modules.Select(_ => new StageRow())];
        AddNodes(recorded);
        LinkModules();
        Nodes = Sort();
    }

    /// <summary>Every node, each after those that it waits for.</summary>
    public IReadOnlyList<StageNode> Nodes { get; }

    private void AddNodes(Func<RunModule, StepId, StageStatus?> recorded)
    {
        var stages = _request.Stages.ToDictionary(stage => stage.Kind);
        foreach (var kind in Enum.GetValues<Stage>().Where(kind => stages.Count > 0 && kind <= stages.Keys.Max()))
        {
            var stage = stages.GetValueOrDefault(kind);
            List<int> rows = [.. Enumerable.Range(0, _rows.Length).Where(row => _request.Modules[row].Runs(kind))];
            foreach (var row in rows)
                _rows[row].Begin(HooksOf(row, kind, HookMoment.Before, stage, recorded));
            foreach (var node in NodesOf(kind, stage, rows, recorded))
            {
                foreach (var row in node.Rows)
                    _rows[row].Add(node);
                _nodes.Add(node);
            }

            foreach (var row in rows)
                _rows[row].End(HooksOf(row, kind, HookMoment.After, stage, recorded));
        }
    }

    private IEnumerable<StageNode> NodesOf(Stage kind, IStage? stage, List<int> rows, Func<RunModule, StepId, StageStatus?> recorded)
    {
        if (stage?.Scope is StageScope.Application)
        {
            if (rows.Count > 0)
                yield return new StageNode(_request.Application ?? throw new ArgumentException($"{kind} is a stage of the application; the request names none.", nameof(stage)), kind, stage, rows);
            yield break;
        }

        foreach (var row in rows)
        {
            var module = _request.Modules[row];
            if (stage is not null)
                yield return new StageNode(module, kind, stage, [row]);
            else if (recorded(module, kind) is { } status)
                yield return new StageNode(module, kind, null, [row]) { Status = status };
        }
    }

    private List<StageNode> HooksOf(int row, Stage kind, HookMoment moment, IStage? stage, Func<RunModule, StepId, StageStatus?> recorded)
    {
        var module = _request.Modules[row];
        List<StageNode> nodes = [];
        foreach (var hook in module.Module.Hooks.Where(hook => hook.Stage == kind && hook.Moment == moment))
        {
            if (stage is not null)
                nodes.Add(new StageNode(module, kind, new HookStage(hook, _request.Environment), [row], hook));
            else if (recorded(module, new StepId(kind, hook.Name)) is { } status)
                nodes.Add(new StageNode(module, kind, null, [row], hook) { Status = status });
        }

        _nodes.AddRange(nodes);
        return nodes;
    }

    private void LinkModules()
    {
        var dependencies = new DependencyClosure(_request.Modules);
        for (var row = 0; row < _rows.Length; row++)
        {
            var module = _request.Modules[row].Module;
            foreach (var name in module.BuildsOn)
                Link(_rows[row], Stage.BuildImage, name);
            foreach (var name in module.DependsOn)
                Link(_rows[row], Stage.Deploy, name);
            if (_rows[row].FirstOf(node => node is { Stage: not null, Kind: >= Stage.Push, Rows.Count: 1 }) is not { } publishes)
                continue;
            foreach (var other in dependencies.Of(row))
            {
                if (_rows[other].LastBefore(Stage.Push) is { } evidence)
                    publishes.WaitFor(evidence);
            }
        }
    }

    private void Link(StageRow row, Stage kind, string module)
    {
        if (row.FirstOf(node => node.Kind == kind) is { } node && _positions.TryGetValue(module, out var other) && _rows[other].LastOf(kind) is { } awaited)
            node.WaitFor(awaited);
    }

    private List<StageNode> Sort()
    {
        List<StageNode> sorted = new(_nodes.Count);
        foreach (var node in _nodes)
        {
            node.Open = node.Before.Count;
            if (node.Open == 0)
                sorted.Add(node);
        }

        for (var next = 0; next < sorted.Count; next++)
            sorted.AddRange(sorted[next].After.Where(after => --after.Open == 0));
        if (sorted.Count < _nodes.Count)
            throw new PipelineException($"These modules wait for each other in a circle: {string.Join(", ", FindCircle(sorted))}. Remove one of their dependsOn or buildsOn entries.");

        foreach (var node in Enumerable.Reverse(sorted))
        {
            node.Open = node.Before.Count;
            node.Distance = 1 + node.After.Select(after => after.Distance).DefaultIfEmpty().Max();
        }

        return sorted;
    }

    private IEnumerable<string> FindCircle(List<StageNode> sorted)
    {
        var waiting = _nodes.Except(sorted).ToHashSet();
        List<StageNode> way = [];
        var node = waiting.First();
        for (; !way.Contains(node); node = node.Before.First(waiting.Contains))
            way.Add(node);
        return way.Skip(way.IndexOf(node)).Select(member => member.Name).Distinct(StringComparer.Ordinal);
    }
}
