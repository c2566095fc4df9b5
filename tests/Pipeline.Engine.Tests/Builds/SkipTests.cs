namespace Pipeline.Engine.Tests.Builds;

public sealed class SkipTests
{
    [Fact]
    public async Task A_dynamic_condition_that_does_not_hold_skips_the_target_and_shows_its_text()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("OnlyLoud");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("only when Loudness == SampleBuild.Loudness.Loud", result.Line("OnlyLoud"), StringComparison.Ordinal);
        Assert.Contains("prepared", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_that_holds_lets_the_target_run()
    {
        using var sample = new Sample();
        Assert.Contains("\nloud", (await sample.RunAsync("OnlyLoud", "--loudness", "loud")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_static_condition_that_does_not_hold_skips_the_dependencies_too()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("OnlyOnCondition");
        Assert.Contains("only when Condition", result.Line("OnlyOnCondition"), StringComparison.Ordinal);
        Assert.Contains("skipped because of OnlyOnCondition", result.Line("Prepares"), StringComparison.Ordinal);
        Assert.DoesNotContain("prepared", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dependencies_of_a_skipped_target_run_when_it_says_so()
    {
        using var sample = new Sample();
        Assert.Contains("prepared", (await sample.RunAsync("OnlyOnConditionButPrepares")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dependency_that_another_target_needs_still_runs()
    {
        using var sample = new Sample();
        Assert.Contains("prepared", (await sample.RunAsync("OnlyOnCondition", "OnlyLoud")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skip_without_names_leaves_out_all_dependencies()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("Fails", "--skip");
        Assert.Contains("skipped by --skip", result.Line("Hello"), StringComparison.Ordinal);
        Assert.Contains("Failed", result.Line("Fails"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skip_without_names_leaves_the_default_target_when_none_is_asked_for()
    {
        using var sample = new Sample();
        Assert.Contains("Hello world", (await sample.RunAsync("--skip")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skip_leaves_out_the_named_targets()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("GoesOn", "--skip", "fails-but-proceeds");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("went on", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Skipping_a_target_that_is_not_there_is_an_error()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("GoesOn", "--skip", "Helo");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("There is no target 'Helo'. Did you mean Hello?", result.Errors, StringComparison.Ordinal);
    }
}
