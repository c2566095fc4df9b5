namespace Pipeline.Engine.Tests.Builds;

public sealed class ParallelTests
{
    [Fact]
    public async Task Independent_targets_run_at_once_and_each_ones_output_stays_together()
    {
        using var sample = new Sample("parallel");
        var result = await sample.RunAsync("--parallel", "2");
        Assert.Equal(0, result.ExitCode);
        var lines = result.Output.Split('\n').Where(line => line.StartsWith("left ", StringComparison.Ordinal) || line.StartsWith("right ", StringComparison.Ordinal)).ToList();
        Assert.Equal(10, lines.Count);
        Assert.Single(lines.Zip(lines.Skip(1)), pair => pair.First.Split(' ')[0] != pair.Second.Split(' ')[0]);
        Assert.True(result.Output.IndexOf("both\n", StringComparison.Ordinal) > result.Output.LastIndexOf("left 4", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_target_that_ends_while_another_writes_does_not_wait_for_it_for_ever()
    {
        using var sample = new Sample("parallel");
        var result = await sample.RunAsync("Talk", "--parallel", "2").WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(100_000, result.Output.Split('\n').Count(line => int.TryParse(line, out _)));
    }

    [Theory]
    [InlineData]
    [InlineData("--parallel")]
    [InlineData("--parallel", "4")]
    public async Task The_results_are_those_of_one_at_a_time(params string[] how)
    {
        using var sample = new Sample("parallel");
        var result = await sample.RunAsync(["Three", .. how]);
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("Succeeded", result.Line("One"), StringComparison.Ordinal);
        Assert.Contains("Failed", result.Line("Two"), StringComparison.Ordinal);
        Assert.Contains("NotRun", result.Line("Three"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_below_one_is_an_error()
    {
        using var sample = new Sample("parallel");
        Assert.Contains("--parallel needs a number of at least 1, not 0.", (await sample.RunAsync("One", "--parallel", "0")).Errors, StringComparison.Ordinal);
    }
}
