namespace Pipeline.Engine.Tests.Builds;

public sealed class GenerationTests
{
    [Fact]
    public async Task A_local_run_brings_generated_files_up_to_date_and_says_so()
    {
        using var sample = new Sample("generate");
        var first = await sample.RunAsync();
        Assert.Contains("targets:\n  - B\n  - A\n", sample.Read("generated/workflow.yml"), StringComparison.Ordinal);
        Assert.Contains("generated/workflow.yml has changed", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("has changed", (await sample.RunAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generation_alone_can_be_asked_for_anywhere()
    {
        using var sample = new Sample("generate") { Environment = { ["GITHUB_ACTIONS"] = "true" } };
        var result = await sample.RunAsync("--generate-configuration", "GitHubActions");
        Assert.Equal(0, result.ExitCode);
        Assert.True(sample.Exists("generated/workflow.yml"));
        Assert.False(sample.Exists("generated/workflow.yml.new"));
    }

    [Fact]
    public async Task An_unknown_generator_is_an_error()
    {
        using var sample = new Sample("generate");
        var result = await sample.RunAsync("--generate-configuration", "GitHubAction");
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("Did you mean GitHubActions?", result.Errors, StringComparison.Ordinal);
    }
}
