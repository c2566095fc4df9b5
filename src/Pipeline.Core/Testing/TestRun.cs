namespace Pipeline.Core.Testing;

/// <summary>The tests that ran together, as their result files tell (D3).</summary>
/// <param name="Cases">The tests in the order of the files.</param>
internal sealed record TestRun(IReadOnlyList<TestCase> Cases)
{
    private const int NamedFailures = 10;

    /// <summary>A run of no tests.</summary>
    public static TestRun Empty { get; } = new([]);

    /// <summary>How many passed.</summary>
    public int Passed => Cases.Count(test => test.Outcome == TestOutcome.Passed);

    /// <summary>How many failed.</summary>
    public int Failed => Cases.Count(test => test.Outcome == TestOutcome.Failed);

    /// <summary>How many were skipped.</summary>
    public int Skipped => Cases.Count(test => test.Outcome == TestOutcome.Skipped);

    /// <summary>The figures <c>tests.total</c>, <c>tests.passed</c>, <c>tests.failed</c> and <c>tests.skipped</c>.</summary>
    public IReadOnlyDictionary<string, double> Metrics => new Dictionary<string, double>
    {
        ["tests.total"] = Cases.Count,
        ["tests.passed"] = Passed,
        ["tests.failed"] = Failed,
        ["tests.skipped"] = Skipped,
    };

    /// <summary>All tests of <paramref name="runs"/>, one after the other.</summary>
    public static TestRun Join(IEnumerable<TestRun> runs) => new([.. runs.SelectMany(run => run.Cases)]);

    /// <summary>The names of the tests that passed in this run and failed in the one before it: they are flaky.</summary>
    public IReadOnlyList<string> FlakyAfter(TestRun before)
    {
        ArgumentNullException.ThrowIfNull(before);
        var failed = before.Cases.Where(test => test.Outcome == TestOutcome.Failed).Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        return [.. Cases.Where(test => test.Outcome == TestOutcome.Passed && failed.Contains(test.Name)).Select(test => test.Name).Distinct()];
    }

    /// <summary>
    /// Names the failed tests, each with the first line of its message: <c>2 of 14 tests failed: A (expected 1), B</c>.
    /// After ten it only counts. Null when none failed.
    /// </summary>
    public string? DescribeFailures()
    {
        var failed = Cases.Where(test => test.Outcome == TestOutcome.Failed).ToList();
        if (failed.Count == 0)
            return null;
        var names = failed.Take(NamedFailures).Select(test => test.FirstMessageLine is { } line ? $"{test.Name} ({line})" : test.Name);
        var rest = failed.Count > NamedFailures ? $", and {failed.Count - NamedFailures} more" : "";
        return $"{failed.Count} of {Cases.Count} {(Cases.Count == 1 ? "test" : "tests")} failed: {string.Join(", ", names)}{rest}";
    }
}
