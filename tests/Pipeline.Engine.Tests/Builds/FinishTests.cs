using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Builds;

public sealed class FinishTests
{
    [Fact]
    public async Task The_end_is_told_with_the_exit_code_which_is_decided()
    {
        using var sample = new Sample("hooked");
        var result = await sample.RunAsync("Runs");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("finished with 0: Runs Succeeded; asked for: Runs.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_is_told_when_something_required_is_missing()
    {
        using var sample = new Sample("hooked");
        var result = await sample.RunAsync("Needs");
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("Target Needs requires --key", result.Errors, StringComparison.Ordinal);
        Assert.Contains("finished with -1: Needs NotRun; asked for: Needs.", result.Output, StringComparison.Ordinal);
        Assert.Contains("Build failed.", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("never printed", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_fails_after_its_end_has_failed()
    {
        using var sample = new Sample("hooked");
        var result = await sample.RunAsync("Runs", "--says", "The report is lost.");
        Assert.Equal(255, result.ExitCode);
        Assert.Contains("The report is lost.", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Left")]
    [InlineData("Left", "--parallel")]
    public async Task Each_skipped_target_is_told_once_when_its_turn_comes(params string[] arguments)
    {
        using var sample = new Sample("hooked");
        var result = await sample.RunAsync(arguments);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["skipped Runs.", "skipped Left."], result.Output.Split('\n').Where(line => line.StartsWith("skipped ", StringComparison.Ordinal)));
        Assert.Contains("finished with 0: Runs Skipped, Left Skipped; asked for: Left.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_default_target_was_not_asked_for()
    {
        using var sample = new Sample("hooked");
        Assert.Contains("finished with 0: Runs Succeeded; asked for: .", (await sample.RunAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_server_says_which_branch_and_commit_it_builds()
    {
        using var git = new GitSandbox();
        git.Commit("Start");
        using var sample = new Sample("hooked") { Environment = { ["GITHUB_ACTIONS"] = "true", ["GITHUB_REF"] = "refs/pull/1/merge", ["GITHUB_SHA"] = "1234" } };
        Assert.Contains("refs/pull/1/merge 1234", (await sample.RunAsync("Described", "--root", git.Path)).Output, StringComparison.Ordinal);
    }
}
