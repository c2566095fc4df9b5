using System.Threading.Channels;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>
/// Runs the nodes of a graph as soon as what they wait for has ended, bounded by resource. Of the nodes that are ready the
/// one with the longest way to the end goes first, then the one that comes first in the graph.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="execute">Runs a node and returns how it ended.</param>
/// <param name="skip">Told of a node that cannot run for its <see cref="StageNode.Blockers"/>.</param>
internal sealed class StageScheduler(RunnerOptions options, Func<StageNode, CancellationToken, Task<StageStatus>> execute, Action<StageNode> skip)
{
    private readonly Dictionary<Resource, PriorityQueue<StageNode, (int Distance, int Order)>> _ready =
        Enum.GetValues<Resource>().ToDictionary(resource => resource, _ => new PriorityQueue<StageNode, (int, int)>());

    private readonly Dictionary<Resource, int> _running = Enum.GetValues<Resource>().ToDictionary(resource => resource, _ => 0);
    private readonly Channel<(StageNode Node, Task<StageStatus> Task)> _ended = Channel.CreateUnbounded<(StageNode, Task<StageStatus>)>();
    private int _order;

    /// <summary>Runs the graph to its end. After cancellation nothing new starts and what runs is awaited; the rest stays pending.</summary>
    /// <exception cref="ArtifactsException">A node could not write; the others were cancelled.</exception>
    public async Task RunAsync(StageGraph graph, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task? broken = null;
        Release(graph.Nodes.Where(node => node.Open == 0));
        while (true)
        {
            if (!stopping.IsCancellationRequested)
                StartReady(stopping.Token);
            if (_running.Values.Sum() == 0)
                break;
            var (node, task) = await _ended.Reader.ReadAsync(CancellationToken.None);
            _running[node.Stage!.Resource]--;
            if (task.IsCompletedSuccessfully)
            {
                node.Status = await task;
                if (node.Status is not StageStatus.Cancelled)
                    Release(Settle(node));
                continue;
            }

            broken ??= task;
            await stopping.CancelAsync();
        }

        if (broken is not null)
            await broken;
    }

    private static StageNode[] Settle(StageNode node) => [.. node.After.Where(after => --after.Open == 0)];

    private void Release(IEnumerable<StageNode> nodes)
    {
        Queue<StageNode> open = new(nodes);
        while (open.TryDequeue(out var node))
        {
            node.Blockers = node.FindBlockers();
            if (node.Stage is not null && node.Blockers.Count == 0)
            {
                _ready[node.Stage.Resource].Enqueue(node, (-node.Distance, _order++));
                continue;
            }

            if (node.Stage is not null)
            {
                node.Status = StageStatus.Skipped;
                skip(node);
            }

            foreach (var after in Settle(node))
                open.Enqueue(after);
        }
    }

    private void StartReady(CancellationToken cancellationToken)
    {
        foreach (var (resource, ready) in _ready)
        {
            while (_running[resource] < options.LimitOf(resource) && ready.TryDequeue(out var node, out _))
            {
                _running[resource]++;
                _ = RunNodeAsync(node, cancellationToken);
            }
        }
    }

    private async Task RunNodeAsync(StageNode node, CancellationToken cancellationToken)
    {
        var task = Task.Run(() => execute(node, cancellationToken), CancellationToken.None);
        await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ended.Writer.TryWrite((node, task));
    }
}
