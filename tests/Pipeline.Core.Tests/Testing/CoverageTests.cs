using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Testing;

namespace Pipeline.Core.Tests.Testing;

public sealed class CoverageTests
{
    [Fact]
    public void No_line_means_no_figure_instead_of_a_hundred_percent()
    {
        Assert.Null(Coverage.Empty.LinePercent);
        Assert.Empty(Coverage.Empty.Metrics);
    }

    [Fact]
    public void Percentages_are_rounded_to_two_digits()
    {
        var coverage = Of("a.cs", (1, new(true, 1, 3)), (2, new(false)), (3, new(false)));

        Assert.Equal(33.33, coverage.LinePercent);
        Assert.Equal(33.33, coverage.BranchPercent);
    }

    [Fact]
    public void A_line_that_one_of_two_reports_covers_is_covered_and_counts_once()
    {
        var merged = Coverage.Merge([Of("a.cs", (1, new(false)), (2, new(true, 1, 2))), Of("a.cs", (1, new(true)), (2, new(true, 2, 2))), Of("b.cs", (1, new(false)))]);

        Assert.Equal(66.67, merged.LinePercent);
        Assert.Equal(100, merged.BranchPercent);
    }

    [Fact]
    public void Merging_changes_none_of_the_reports_it_reads()
    {
        var first = Of("a.cs", (1, new(false)));

        Coverage.Merge([first, Of("a.cs", (1, new(true)))]);

        Assert.Equal(0, first.LinePercent);
    }

    [Fact]
    public void Merging_is_free_of_order_and_never_lowers_a_figure() => Prop.ForAll<bool[], bool[]>((left, right) =>
    {
        var (a, b) = (Of(left), Of(right));
        var merged = Coverage.Merge([a, b]);
        var covered = merged.Files.Values.Sum(lines => lines.Values.Count(line => line.IsCovered));

        return merged.LinePercent == Coverage.Merge([b, a]).LinePercent
            && covered >= left.Count(line => line)
            && covered >= right.Count(line => line);
    }).QuickCheckThrowOnFailure();

    private static Coverage Of(bool[] lines) => Of("a.cs", [.. lines.Select((covered, index) => (index + 1, new LineCoverage(covered)))]);

    private static Coverage Of(string file, params (int Number, LineCoverage Line)[] lines) =>
        new(new Dictionary<string, IReadOnlyDictionary<int, LineCoverage>> { [file] = lines.ToDictionary(line => line.Number, line => line.Line) });
}
