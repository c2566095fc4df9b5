namespace Pipeline.Engine.Tests.Builds;

public sealed class GitHubActionsTests
{
    [Fact]
    public async Task Targets_are_groups_and_failures_are_annotations()
    {
        using var sample = OnGitHub();
        var result = await sample.RunAsync("Fails");
        Assert.Contains("::group::Hello\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("::endgroup::", result.Output, StringComparison.Ordinal);
        Assert.Contains("::error::Fails: The disk is full.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_step_summary_has_the_closing_table()
    {
        using var sample = OnGitHub();
        await sample.RunAsync("Fails");
        var summary = sample.Read("summary.md");
        Assert.Contains("| Hello | Succeeded |", summary, StringComparison.Ordinal);
        Assert.Contains("| Fails | Failed |", summary, StringComparison.Ordinal);
        Assert.Contains("Error: The disk is full.", summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_in_no_annotation_and_not_in_the_step_summary()
    {
        using var sample = OnGitHub();
        sample.Environment["API_KEY"] = "full";
        var result = await sample.RunAsync("Fails");
        Assert.Contains("The disk is ***.", result.Output, StringComparison.Ordinal);
        Assert.Contains("The disk is ***.", sample.Read("summary.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_server_writes_no_schema()
    {
        using var sample = OnGitHub();
        await sample.RunAsync("Hello");
        Assert.False(sample.Exists(".nuke/build.schema.json"));
    }

    private static Sample OnGitHub()
    {
        var sample = new Sample { Environment = { ["GITHUB_ACTIONS"] = "true", ["NO_COLOR"] = "1" } };
        sample.Environment["GITHUB_STEP_SUMMARY"] = Path.Combine(sample.Root, "summary.md");
        return sample;
    }
}
