namespace Pipeline.Core.Testing;

/// <summary>Which lines and branches the tests reached.</summary>
/// <param name="Files">The lines of each source file by number, by the file's path as the report names it.</param>
internal sealed record Coverage(IReadOnlyDictionary<string, IReadOnlyDictionary<int, LineCoverage>> Files)
{
    /// <summary>No code at all.</summary>
    public static Coverage Empty { get; } = new(new Dictionary<string, IReadOnlyDictionary<int, LineCoverage>>());

    /// <summary>Covered lines in percent of all lines; null when there is no line.</summary>
    public double? LinePercent => Percent(line => line.IsCovered ? 1 : 0, _ => 1);

    /// <summary>Covered branches in percent of all branches; null when there is no branch.</summary>
    public double? BranchPercent => Percent(line => line.CoveredBranches, line => line.Branches);

    /// <summary>The figures <c>coverage.line</c> and <c>coverage.branch</c> (percent); one that is unknown is left out.</summary>
    public IReadOnlyDictionary<string, double> Metrics
    {
        get
        {
            var metrics = new Dictionary<string, double>();
            if (LinePercent is { } line)
                metrics["coverage.line"] = line;
            if (BranchPercent is { } branch)
                metrics["coverage.branch"] = branch;
            return metrics;
        }
    }

    /// <summary>The union of several reports: a line that any of them covers is covered, and no line counts twice.</summary>
    public static Coverage Merge(IEnumerable<Coverage> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var merged = new Dictionary<string, IReadOnlyDictionary<int, LineCoverage>>(StringComparer.Ordinal);
        foreach (var (path, lines) in reports.SelectMany(report => report.Files))
        {
            if (!merged.TryGetValue(path, out var known))
            {
                merged[path] = new Dictionary<int, LineCoverage>(lines);
                continue;
            }

            var union = (Dictionary<int, LineCoverage>)known;
            foreach (var (number, line) in lines)
                union[number] = union.TryGetValue(number, out var earlier) ? earlier.Merge(line) : line;
        }

        return new Coverage(merged);
    }

    private double? Percent(Func<LineCoverage, int> covered, Func<LineCoverage, int> all)
    {
        long reached = 0, total = 0;
        foreach (var line in Files.Values.SelectMany(lines => lines.Values))
        {
            reached += covered(line);
            total += all(line);
        }

        return total == 0 ? null : Math.Round(100.0 * reached / total, 2);
    }
}
