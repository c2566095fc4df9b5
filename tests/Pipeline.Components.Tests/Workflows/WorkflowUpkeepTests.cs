namespace Pipeline.Components.Tests.Workflows;

/// <summary>The build of these tests has the attribute.</summary>
public sealed class WorkflowUpkeepTests : IDisposable
{
    private readonly StagedShop _shop = new("attributed");

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task The_first_run_builds_what_was_committed_and_leaves_the_tree_clean()
    {
        var (exitCode, output) = await _shop.RunAsync("Pipeline");

        Assert.True(exitCode == 0, output);
        Assert.Contains("./build.sh GenerateWorkflows writes them", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"dirty\": true", _shop.Read("artifacts/run.json"), StringComparison.Ordinal);
        Assert.Equal("", _shop.Git.Git("status", "--short"));
    }

    [Fact]
    public async Task Workflows_that_were_generated_once_are_kept_up_to_date_by_every_run()
    {
        await _shop.RunAsync("GenerateWorkflows");
        _shop.Git.Commit("feat: reviews", ("modules/reviews/Dockerfile", "FROM scratch\n"));

        var (exitCode, output) = await _shop.RunAsync("Modules");

        Assert.True(exitCode == 0, output);
        Assert.Contains(".github/workflows/push-module.yml was generated anew: commit it", output, StringComparison.Ordinal);
        Assert.Contains("- reviews", _shop.Read(".github/workflows/push-module.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflow_that_a_person_wrote_is_no_generated_one()
    {
        _shop.Git.Commit("ci: greet", (".github/workflows/greet.yml", "on: push\n"));

        var (exitCode, output) = await _shop.RunAsync("Modules");

        Assert.True(exitCode == 0, output);
        Assert.Equal("", _shop.Git.Git("status", "--short"));
    }

    [Fact]
    public async Task Workflows_that_are_missing_are_stale()
    {
        var (exitCode, output) = await _shop.RunAsync("--verify-workflows");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Run ./build.sh GenerateWorkflows and commit what it writes", output, StringComparison.Ordinal);
        Assert.Equal("", _shop.Git.Git("status", "--short"));
    }
}
