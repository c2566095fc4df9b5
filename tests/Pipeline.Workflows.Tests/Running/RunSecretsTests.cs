using Pipeline.WorkflowRunner;
using static Pipeline.Workflows.Tests.Running.RunnerFixture;

namespace Pipeline.Workflows.Tests.Running;

/// <summary>Who gets secrets and the right to write.</summary>
public sealed class RunSecretsTests : IDisposable
{
    private readonly RunnerFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_run_from_a_fork_has_no_secret_and_a_token_that_only_reads()
    {
        _fixture.Host.Secrets["TOKEN"] = "s3cret";
        var workflow = RunnerFixture.Workflow("pull_request:", """
            look:
              permissions: { contents: write }
              runs-on: ubuntu-24.04
              timeout-minutes: 1
              steps:
                - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1
                  with: { ref: "${{ github.sha }}", fetch-depth: 0, persist-credentials: true }
                - run: |
                    test -z "$TOKEN"
                    ! git push origin HEAD:refs/heads/evil
                  env: { TOKEN: "${{ secrets.TOKEN }}" }
            """);
        using var run = await _fixture.RunAsync(workflow, WorkflowEvent.PullRequest(7, "evil", "main", "", "mallory/storefront", "$(id)"));
        Assert.Equal("success", run.Result);
    }

    [Fact]
    public async Task An_environment_has_its_own_secrets_and_its_reviewers_can_refuse()
    {
        _fixture.Host.Secrets["KEY"] = "common";
        _fixture.Host.EnvironmentSecrets["production"] = new() { ["KEY"] = "special" };
        _fixture.Host.Approve = environment => environment == "production";
        using var run = await _fixture.RunAsync($$$"""
            yes:
              {{{Machine}}}
              environment: production
              steps:
                - run: test "$KEY" = special
                  env: { KEY: "${{ secrets.KEY }}" }
            no:
              {{{Machine}}}
              environment: staging
              steps:
                - run: "true"
            """);
        Assert.Equal("success", run.Jobs["yes"].Result);
        Assert.Equal("failure", run.Jobs["no"].Result);
    }
}
