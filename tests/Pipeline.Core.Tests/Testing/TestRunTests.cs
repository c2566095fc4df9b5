using Pipeline.Core.Testing;

namespace Pipeline.Core.Tests.Testing;

public sealed class TestRunTests
{
    [Fact]
    public void A_run_without_a_failed_test_has_nothing_to_describe() =>
        Assert.Null(new TestRun([Passed("A"), new TestCase("B", TestOutcome.Skipped, TimeSpan.Zero, "later")]).DescribeFailures());

    [Fact]
    public void Failed_tests_are_named_with_the_first_line_of_their_message()
    {
        var run = new TestRun([Failed("A", "\n expected 1\nbut was 2"), Passed("B"), Failed("C", null)]);

        Assert.Equal("2 of 3 tests failed: A (expected 1), C", run.DescribeFailures());
    }

    [Fact]
    public void After_ten_failed_tests_the_rest_is_counted()
    {
        var run = new TestRun([.. Enumerable.Range(1, 12).Select(number => Failed($"T{number}", null))]);

        Assert.Equal("12 of 12 tests failed: T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, and 2 more", run.DescribeFailures());
    }

    [Fact]
    public void Metrics_count_every_outcome()
    {
        var run = TestRun.Join([new TestRun([Passed("A"), Failed("B", "no")]), new TestRun([new TestCase("C", TestOutcome.Skipped, TimeSpan.Zero, null)])]);

        Assert.Equal([("tests.failed", 1), ("tests.passed", 1), ("tests.skipped", 1), ("tests.total", 3)], run.Metrics.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void A_list_of_tests_has_every_name_once_in_ordinal_order() =>
        Assert.Equal(["B", "a", "b"], TestList.Of(new TestRun([Passed("b"), Passed("a"), Failed("b", null), Passed("B")])).Tests);

    private static TestCase Passed(string name) => new(name, TestOutcome.Passed, TimeSpan.Zero, null);

    private static TestCase Failed(string name, string? message) => new(name, TestOutcome.Failed, TimeSpan.Zero, message);

    [Fact]
    public void Of_one_test_one_is_told_and_ten_are_all_named()
    {
        Assert.Equal("1 of 1 test failed: A", new TestRun([Failed("A", null)]).DescribeFailures());
        Assert.EndsWith("T9, T10", new TestRun([.. Enumerable.Range(1, 10).Select(number => Failed($"T{number}", null))]).DescribeFailures(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_of_white_space_says_nothing() => Assert.Equal("1 of 1 test failed: A", new TestRun([Failed("A", " \n ")]).DescribeFailures());
}
