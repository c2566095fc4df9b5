using Pipeline.WorkflowRunner;

namespace Pipeline.Workflows.Tests.Running;

/// <summary>The runner itself on small workflows, before it is trusted with generated ones.</summary>
public sealed class WorkflowRunTests : IDisposable
{
    private const string Machine = "permissions: {}\n  runs-on: ubuntu-24.04\n  timeout-minutes: 1";
    private readonly RunnerFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task Outputs_pass_from_step_to_job_to_job()
    {
        using var run = await _fixture.RunAsync($$$"""
            first:
              {{{Machine}}}
              outputs:
                list: ${{ steps.make.outputs.list }}
              steps:
                - id: make
                  run: echo 'list=["a","b"]' >> "$GITHUB_OUTPUT"
            second:
              needs: [first]
              {{{Machine}}}
              strategy:
                fail-fast: false
                matrix:
                  letter: ${{ fromJSON(needs.first.outputs.list) }}
              steps:
                - run: echo "letter is $LETTER"
                  env:
                    LETTER: ${{ matrix.letter }}
            """);

        Assert.Equal("success", run.Result);
        Assert.Contains("letter is a", run.LogOf("second (a)"), StringComparison.Ordinal);
        Assert.Contains("letter is b", run.LogOf("second (b)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_skips_what_needs_it_but_not_what_always_runs()
    {
        using var run = await _fixture.RunAsync($$$"""
            broken:
              {{{Machine}}}
              steps:
                - run: exit 3
                - run: echo not reached
                - if: always()
                  run: echo cleaned up
            skipped:
              needs: [broken]
              {{{Machine}}}
              steps:
                - run: echo never
            told:
              needs: [broken, skipped]
              if: always()
              {{{Machine}}}
              steps:
                - run: echo "$OUTCOME"
                  env:
                    OUTCOME: ${{ contains(needs.*.result, 'failure') && 'failure' || 'success' }}
            """);

        Assert.Equal("failure", run.Result);
        Assert.Equal("skipped", run.Jobs["skipped"].Result);
        Assert.Contains("cleaned up", run.LogOf("broken"), StringComparison.Ordinal);
        Assert.DoesNotContain("\nnot reached", run.LogOf("broken"), StringComparison.Ordinal);
        Assert.Contains("\nfailure", run.LogOf("told"), StringComparison.Ordinal);
    }

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
    public async Task A_called_workflow_gets_inputs_and_declared_secrets_and_returns_outputs()
    {
        _fixture.Host.Secrets["TOKEN"] = "s3cret";
        const string called = """
            name: called
            on:
              workflow_call:
                inputs:
                  module: { type: string, required: true, description: x }
                secrets:
                  TOKEN: { required: false }
                outputs:
                  greeting: { description: x, value: "${{ jobs.greet.outputs.greeting }}" }
            permissions: {}
            jobs:
              greet:
                permissions: {}
                runs-on: ubuntu-24.04
                timeout-minutes: 1
                outputs:
                  greeting: ${{ steps.greet.outputs.greeting }}
                steps:
                  - id: greet
                    run: |
                      echo "greeting=hello $MODULE" >> "$GITHUB_OUTPUT"
                      echo "the token is $TOKEN"
                    env:
                      MODULE: ${{ inputs.module }}
                      TOKEN: ${{ secrets.TOKEN }}
            """;
        using var run = await _fixture.RunAsync(
            $$$"""
            call:
              permissions: {}
              uses: ./.github/workflows/called.yml
              with: { module: web }
              secrets: { TOKEN: "${{ secrets.TOKEN }}" }
            after:
              needs: [call]
              {{{Machine}}}
              steps:
                - run: test "$GREETING" = "hello web"
                  env: { GREETING: "${{ needs.call.outputs.greeting }}" }
            """,
            (".github/workflows/called.yml", called));

        Assert.Equal("success", run.Result);
        Assert.Contains("the token is ***", run.LogOf("call / greet"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_called_job_cannot_have_more_rights_than_its_caller()
    {
        const string called = """
            name: called
            on: { workflow_call: {} }
            permissions: {}
            jobs:
              push:
                permissions: { packages: write }
                runs-on: ubuntu-24.04
                timeout-minutes: 1
                steps:
                  - run: "true"
            """;
        var error = await Assert.ThrowsAsync<UninterpretedException>(() => _fixture.RunAsync(
            "call:\n  permissions: { contents: read }\n  uses: ./.github/workflows/called.yml", (".github/workflows/called.yml", called)));
        Assert.Contains("packages: write", error.Message, StringComparison.Ordinal);
    }

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
    public async Task A_repeated_run_keeps_what_succeeded_and_repeats_the_rest()
    {
        var counter = Path.Combine(_fixture.Host.Root, "count");
        _fixture.Host.MachineEnvironment["COUNT"] = counter;
        using var run = await _fixture.RunAsync($$$"""
            first:
              {{{Machine}}}
              steps:
                - run: echo first >> "$COUNT"
            second:
              needs: [first]
              {{{Machine}}}
              steps:
                - run: |
                    echo second >> "$COUNT"
                    test "$GITHUB_RUN_ATTEMPT" = 2
            """);
        Assert.Equal("failure", run.Result);

        await run.RerunFailedAsync();

        Assert.Equal("success", run.Result);
        Assert.Equal(["first", "second", "second"], File.ReadAllLines(counter));
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

    [Theory]
    [InlineData("services: { db: { image: x } }", "services")]
    [InlineData("container: x", "container")]
    public async Task What_it_does_not_interpret_ends_the_run(string line, string named)
    {
        var error = await Assert.ThrowsAsync<UninterpretedException>(() => _fixture.RunAsync($"a:\n  {Machine}\n  {line}\n  steps:\n    - run: \"true\""));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uses: actions/setup-node@3d3c42e5aac5ba805825da76410c181273ba90b1", "actions/setup-node")]
    [InlineData("uses: actions/checkout@v7", "not pinned")]
    [InlineData("run: echo ${{ github.ref }}", "expression in the script")]
    [InlineData("if: matrix.x == 1\n      run: 'true'", "there is no such context")]
    [InlineData("if: secrets.TOKEN != ''\n      run: 'true'", "there is no such context")]
    public async Task A_step_that_it_does_not_interpret_ends_the_run(string step, string named)
    {
        var error = await Assert.ThrowsAsync<UninterpretedException>(() => _fixture.RunAsync($"a:\n  {Machine}\n  steps:\n    - {step}"));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_run_of_a_group_cancels_the_older_one_where_the_group_says_so()
    {
        var started = Path.Combine(_fixture.Repository.Path, "started");
        _fixture.Host.MachineEnvironment["STARTED"] = started;
        var workflow = RunnerFixture.Workflow("push:", $$$"""
            slow:
              {{{Machine}}}
              steps:
                - run: if [ ! -e "$STARTED" ]; then touch "$STARTED"; sleep 60; fi
                - if: '!cancelled()'
                  run: echo handed on
            after:
              needs: [slow]
              {{{Machine}}}
              steps:
                - run: echo never
            told:
              needs: [slow, after]
              if: always()
              {{{Machine}}}
              steps:
                - run: echo told
            """).Replace("permissions: {}\njobs:", "permissions: {}\nconcurrency:\n  group: one\n  cancel-in-progress: true\njobs:", StringComparison.Ordinal);
        var older = _fixture.RunAsync(workflow, WorkflowEvent.Push("main", ""));
        while (!File.Exists(started))
            await Task.Delay(20, TestContext.Current.CancellationToken);

        using var newer = await _fixture.RunAsync(workflow, WorkflowEvent.Push("main", ""));

        using var cancelled = await older;
        Assert.Equal(("cancelled", "success"), (cancelled.Result, newer.Result));
        Assert.Equal("cancelled", cancelled.Jobs["after"].Result);
        Assert.DoesNotContain("handed on", cancelled.LogOf("slow"), StringComparison.Ordinal);
        Assert.Contains("told", cancelled.LogOf("told"), StringComparison.Ordinal);
    }
}
