namespace Pipeline.Core.Watching;

/// <summary>How many requests took how long: for each upper bound, in milliseconds, those that took no longer and longer than the bound before.</summary>
internal sealed class LatencyCounts
{
    private readonly SortedDictionary<double, double> _counts = [];

    /// <summary>All of them.</summary>
    public double Total { get; private set; }

    /// <summary>Adds requests.</summary>
    /// <param name="boundMs">The upper bound; infinite: longer than any other.</param>
    /// <param name="count">How many.</param>
    public void Add(double boundMs, double count)
    {
        _counts[boundMs] = _counts.GetValueOrDefault(boundMs) + count;
        Total += count;
    }

    /// <summary>Adds all of <paramref name="other"/>.</summary>
    public void Add(LatencyCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (bound, count) in other._counts)
            Add(bound, count);
    }

    /// <summary>The time within which a share of the requests was answered, by interpolation between the bounds; null: there is none.</summary>
    /// <param name="share">0 to 1.</param>
    /// <returns>The time; and whether it is longer than any bound, of which it is then the last.</returns>
    public (double Ms, bool IsBeyond)? Quantile(double share)
    {
        if (!(Total > 0))
            return null;
        var (rank, before, lower) = (share * Total, 0.0, 0.0);
        foreach (var (bound, count) in _counts)
        {
            if (count > 0 && before + count >= rank)
                return double.IsPositiveInfinity(bound) ? (lower, true) : (lower + ((bound - lower) * Math.Clamp((rank - before) / count, 0, 1)), false);
            before += count;
            lower = double.IsPositiveInfinity(bound) ? lower : Math.Max(bound, 0);
        }

        return (lower, double.IsPositiveInfinity(_counts.Keys.Last()));
    }
}
