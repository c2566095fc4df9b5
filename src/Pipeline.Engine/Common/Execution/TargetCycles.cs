namespace Nuke.Common.Execution;

/// <summary>Finds targets that wait for each other: the strongly connected components of the graph (Tarjan).</summary>
internal static class TargetCycles
{
    /// <summary>One cycle for each knot, as a way from a target to itself in the direction of waiting.</summary>
    public static IReadOnlyList<IReadOnlyList<ExecutableTarget>> Find(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var search = new Search();
        foreach (var target in targets)
            search.Visit(target);
        return [.. search.Knots.Where(knot => knot.Count > 1 || knot[0].AllDependencies.Contains(knot[0])).Select(Way)];
    }

    // Inside a knot every target reaches every other, so the shortest way back to the first one exists.
    private static List<ExecutableTarget> Way(List<ExecutableTarget> knot)
    {
        var start = knot.MinBy(target => target.Name, StringComparer.Ordinal)!;
        var cameFrom = new Dictionary<ExecutableTarget, ExecutableTarget>();
        var queue = new Queue<ExecutableTarget>([start]);
        while (queue.TryDequeue(out var target))
        {
            foreach (var next in target.AllDependencies.Where(knot.Contains))
            {
                if (next == start)
                {
                    var way = new List<ExecutableTarget> { target };
                    while (way[0] != start)
                        way.Insert(0, cameFrom[way[0]]);
                    return way;
                }

                if (cameFrom.TryAdd(next, target))
                    queue.Enqueue(next);
            }
        }

        return knot;
    }

    private sealed class Search
    {
        private readonly Dictionary<ExecutableTarget, (int Index, int Low)> _marks = [];
        private readonly Stack<ExecutableTarget> _open = [];

        public List<List<ExecutableTarget>> Knots { get; } = [];

        public void Visit(ExecutableTarget target)
        {
            if (_marks.ContainsKey(target))
                return;
            var index = _marks.Count;
            var low = index;
            _marks[target] = (index, low);
            _open.Push(target);
            foreach (var next in target.AllDependencies)
            {
                var isNew = !_marks.ContainsKey(next);
                Visit(next);
                if (isNew)
                    low = Math.Min(low, _marks[next].Low);
                else if (_open.Contains(next))
                    low = Math.Min(low, _marks[next].Index);
            }

            _marks[target] = (index, low);
            if (low != index)
                return;
            var knot = new List<ExecutableTarget>();
            do
                knot.Add(_open.Pop());
            while (knot[^1] != target);
            Knots.Add(knot);
        }
    }
}
