using Pipeline.Core.Errors;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>
/// The graph (module x stage) of a run. A node waits for the stage before it in its module; BuildImage waits for the images
/// that it builds on; Deploy waits for the modules that it depends on; the first stage that publishes waits until every
/// module that it depends on, directly or not, has passed its evidence stages; a stage of the application waits for all.
/// </summary>
internal sealed class StageGraph
{
    private readonly RunRequest _request;
    private readonly Dictionary<Stage, StageNode>[] _rows;
    private readonly Dictionary<string, int> _positions;
    private readonly List<StageNode> _nodes = [];

    /// <param name="request">The run.</param>
    /// <param name="recorded">The status of a result that an earlier run left; null when there is none.</param>
    public StageGraph(RunRequest request, Func<RunModule, Stage, StageStatus?> recorded)
    {
        _request = request;
        _positions = request.Modules.Select((module, index) => (module.Module.Name, index)).ToDictionary(StringComparer.Ordinal);
        _rows = [.. request.Modules.Select(_ => new Dictionary<Stage, StageNode>())];
        AddNodes(recorded);
        LinkModules();
        Nodes = Sort();
    }

    /// <summary>Every node, each after those that it waits for.</summary>
    public IReadOnlyList<StageNode> Nodes { get; }

    private void AddNodes(Func<RunModule, Stage, StageStatus?> recorded)
    {
        var stages = _request.Stages.ToDictionary(stage => stage.Kind);
        foreach (var kind in Enum.GetValues<Stage>().Where(kind => stages.Count > 0 && kind <= stages.Keys.Max()))
        {
            var stage = stages.GetValueOrDefault(kind);
            if (stage?.Scope is StageScope.Application)
            {
                AddApplicationNode(stage);
                continue;
            }

            for (var row = 0; row < _rows.Length; row++)
            {
                var module = _request.Modules[row];
                if (!module.Runs(kind))
                    continue;
                if (stage is not null)
                    Add(new StageNode(module, kind, stage, [row]));
                else if (recorded(module, kind) is { } status)
                    Add(new StageNode(module, kind, null, [row]) { Status = status });
            }
        }
    }

    private void AddApplicationNode(IStage stage)
    {
        List<int> rows = [.. Enumerable.Range(0, _rows.Length).Where(row => _request.Modules[row].Runs(stage.Kind))];
        if (rows.Count == 0)
            return;
        var application = _request.Application
            ?? throw new ArgumentException($"{stage.Kind} is a stage of the application; the request names none.", nameof(stage));
        Add(new StageNode(application, stage.Kind, stage, rows));
    }

    private void Add(StageNode node)
    {
        _nodes.Add(node);
        foreach (var row in node.Rows)
        {
            if (_rows[row].Count > 0)
                node.WaitFor(_rows[row].Values.MaxBy(other => other.Kind)!);
            _rows[row].Add(node.Kind, node);
        }
    }

    private void LinkModules()
    {
        var dependencies = new DependencyClosure(_request.Modules);
        for (var row = 0; row < _rows.Length; row++)
        {
            var nodes = _rows[row];
            var module = _request.Modules[row].Module;
            foreach (var name in module.BuildsOn)
                Link(nodes, Stage.BuildImage, name);
            foreach (var name in module.DependsOn)
                Link(nodes, Stage.Deploy, name);
            var publishes = nodes.Values.Where(node => node is { Stage: not null, Kind: >= Stage.Push, Rows.Count: 1 }).MinBy(node => node.Kind);
            if (publishes is null)
                continue;
            foreach (var other in dependencies.Of(row))
            {
                if (_rows[other].Values.Where(node => node.Kind < Stage.Push).MaxBy(node => node.Kind) is { } evidence)
                    publishes.WaitFor(evidence);
            }
        }
    }

    private void Link(Dictionary<Stage, StageNode> nodes, Stage kind, string module)
    {
        if (nodes.TryGetValue(kind, out var node) && _positions.TryGetValue(module, out var row) && _rows[row].TryGetValue(kind, out var other))
            node.WaitFor(other);
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
