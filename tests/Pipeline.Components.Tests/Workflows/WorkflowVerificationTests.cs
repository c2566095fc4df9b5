namespace Pipeline.Components.Tests.Workflows;

/// <summary>The build of these tests has no attribute.</summary>
public sealed class WorkflowVerificationTests
{
    [Theory]
    [InlineData("--verify-workflows")]
    [InlineData("GenerateWorkflows", "--verify-workflows")]
    public async Task Stale_workflows_fail_and_nothing_is_written(params string[] arguments)
    {
        using var shop = new ShopBuild();

        var (exitCode, output) = await shop.RunAsync(arguments);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Workflows are stale: .github/workflows/", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(shop.Git.Path, ".github")));
    }

    [Theory]
    [InlineData("--verify-workflows")]
    [InlineData("GenerateWorkflows", "--verify-workflows")]
    public async Task Workflows_that_were_generated_are_up_to_date(params string[] arguments)
    {
        using var shop = new ShopBuild();
        Assert.Equal(0, (await shop.RunAsync("GenerateWorkflows")).ExitCode);

        var (exitCode, output) = await shop.RunAsync(arguments);

        Assert.True(exitCode == 0, output);
        Assert.Contains("Every generated workflow is up to date", output, StringComparison.Ordinal);
    }
}
