namespace Pipeline.Engine.Tests.Builds;

public sealed class ResultTests
{
    [Fact]
    public async Task A_build_that_succeeds_exits_with_0_and_shows_what_its_targets_report()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("Hello", "--name", "Ada");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Hello Ada", result.Output, StringComparison.Ordinal);
        Assert.Contains("Greeted: Ada", result.Line("Hello"), StringComparison.Ordinal);
        Assert.Contains("Build succeeded.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_default_target_runs_when_none_is_named()
    {
        using var sample = new Sample();
        Assert.Contains("Hello world", (await sample.RunAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_shown_by_its_message_and_stops_what_depends_on_it()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("After");
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("Fails: The disk is full.", result.All, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
        Assert.DoesNotContain("never printed", result.All, StringComparison.Ordinal);
        Assert.Contains("Failed", result.Line("Fails"), StringComparison.Ordinal);
        Assert.Contains("NotRun", result.Line("After"), StringComparison.Ordinal);
        Assert.Contains("Build failed.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stack_is_shown_only_when_everything_is_to_be_written()
    {
        using var sample = new Sample();
        Assert.Contains("   at ", (await sample.RunAsync("Fails", "--verbosity", "verbose")).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_is_assured_runs_after_a_failure()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("After", "CleansUp");
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("cleaned up", result.Output, StringComparison.Ordinal);
        Assert.Contains("Succeeded", result.Line("CleansUp"), StringComparison.Ordinal);
        Assert.DoesNotContain("never printed", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_goes_on_after_a_target_that_may_fail_and_fails_in_the_end()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("GoesOn");
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("went on", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_fails_after_its_first_await_fails_its_target()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("FailsLater");
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("It failed after the first await.", result.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_component_gives_the_definition_that_the_build_inherits_and_extends()
    {
        using var sample = new Sample();
        var result = await sample.RunAsync("Greets", "--greeter-phrase", "Moin");
        Assert.Contains("Moin from the component\ngreeted by the build", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_of_a_definition_is_listed_at_once_with_the_members_that_cause_it()
    {
        using var sample = new Sample("broken");
        var result = await sample.RunAsync("A");
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("BrokenBuild.A -> BrokenBuild.C -> BrokenBuild.B -> BrokenBuild.A", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Several targets are named Publish: IDeploys.Publish, IReleases.Publish", result.Errors, StringComparison.Ordinal);
        Assert.Contains("BrokenBuild.D depends on IGreets, which BrokenBuild does not list", result.Errors, StringComparison.Ordinal);
        Assert.Contains("BrokenBuild.E depends on ITwoTargets", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Continue_leaves_out_what_succeeded_in_the_same_call_before()
    {
        using var sample = new Sample();
        Assert.Equal(255, (await sample.RunAsync("FailsOnce")).ExitCode);
        var second = await sample.RunAsync("FailsOnce", "--continue");
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("succeeded before", second.Line("Prepares"), StringComparison.Ordinal);
        Assert.DoesNotContain("prepared", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Continue_leaves_out_nothing_of_another_call()
    {
        using var sample = new Sample();
        await sample.RunAsync("FailsOnce");
        Assert.Contains("prepared", (await sample.RunAsync("FailsOnce", "--name", "Ada", "--continue")).Output, StringComparison.Ordinal);
    }
}
