using Pipeline.WorkflowRunner;
using static Pipeline.Workflows.Tests.Running.RunnerFixture;

namespace Pipeline.Workflows.Tests.Running;

/// <summary>What of one job's files another gets: artifacts and caches.</summary>
public sealed class HandedOnFilesTests : IDisposable
{
    private readonly RunnerFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Every_job_has_a_fresh_clone_and_gets_files_only_as_artifacts()
    {
        using var run = await _fixture.RunAsync($$$"""
            first:
              {{{Machine}}}
              steps:
                - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1
                  with: { ref: "${{ github.sha }}", fetch-depth: 0, persist-credentials: false }
                - run: |
                    test -f .github/workflows/test.yml
                    mkdir -p artifacts/web/scan artifacts/web/build-image
                    echo found > artifacts/web/scan/result.json
                    echo big > artifacts/web/build-image/image.tar
                - uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f
                  with: { name: results.web, path: "artifacts\n!artifacts/*/build-image/image.tar", overwrite: true }
                - uses: actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f
                  with: { name: image.web, path: "artifacts/*/build-image/image.tar", if-no-files-found: error }
            second:
              needs: [first]
              {{{Machine}}}
              steps:
                - run: test -z "$(ls -A)"
                - uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c
                  with: { pattern: "results.*", path: artifacts, merge-multiple: true }
                - run: |
                    test "$(cat artifacts/web/scan/result.json)" = found
                    test ! -e artifacts/web/build-image/image.tar
                - uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c
                  with: { name: image.web, path: artifacts }
                - run: test "$(cat artifacts/web/build-image/image.tar)" = big
            """);

        Assert.Equal("success", run.Result);
        Assert.Equal(["image.web", "results.web"], run.Artifacts.Names);
    }

    [Fact]
    public async Task A_cache_is_restored_by_key_or_prefix_and_never_from_another_pull_request()
    {
        var workflow = RunnerFixture.Workflow("push:\n  pull_request:", """
            a:
              permissions: {}
              runs-on: ubuntu-24.04
              timeout-minutes: 1
              steps:
                - uses: actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae
                  with: { path: kept, key: "k.${{ github.sha }}", restore-keys: k. }
                - run: |
                    ls kept 2>/dev/null || echo nothing
                    mkdir -p kept && touch "kept/$GITHUB_RUN_ID"
            """);
        using var first = await _fixture.RunAsync(workflow, WorkflowEvent.PullRequest(1, "a", "main", "", WorkflowHost.Repository, ""));
        using var other = await _fixture.RunAsync(workflow, WorkflowEvent.PullRequest(2, "b", "main", "", WorkflowHost.Repository, ""));
        using var again = await _fixture.RunAsync(workflow, WorkflowEvent.PullRequest(1, "a", "main", "", WorkflowHost.Repository, ""));
        Assert.Contains("nothing", first.LogOf("a"), StringComparison.Ordinal);
        Assert.Contains("nothing", other.LogOf("a"), StringComparison.Ordinal);
        Assert.Contains("\n1\n", again.LogOf("a"), StringComparison.Ordinal);
    }
}
