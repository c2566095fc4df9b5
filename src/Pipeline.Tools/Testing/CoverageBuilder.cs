using Pipeline.Core.Testing;

namespace Pipeline.Tools.Testing;

internal sealed class CoverageBuilder
{
    private readonly Dictionary<string, IReadOnlyDictionary<int, LineCoverage>> _files = new(StringComparer.Ordinal);

    /// <summary>Adds what a report says about a line, together with what it said before.</summary>
    public void Add(string file, int number, LineCoverage line) => Change(file, number, earlier => earlier.Merge(line));

    /// <summary>Adds one more branch to a line.</summary>
    public void AddBranch(string file, int number, bool taken) => Change(file, number, line => line with
    {
        IsCovered = line.IsCovered || taken,
        CoveredBranches = line.CoveredBranches + (taken ? 1 : 0),
        Branches = line.Branches + 1,
    });

    public Coverage Build() => new(_files);

    private void Change(string file, int number, Func<LineCoverage, LineCoverage> change)
    {
        if (!_files.TryGetValue(file, out var known))
            _files[file] = known = new Dictionary<int, LineCoverage>();
        var lines = (Dictionary<int, LineCoverage>)known;
        lines[number] = change(lines.GetValueOrDefault(number));
    }
}
