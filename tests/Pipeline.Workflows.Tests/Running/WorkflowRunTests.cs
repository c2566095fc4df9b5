using Pipeline.Testing;
using Pipeline.WorkflowRunner;
using static Pipeline.Workflows.Tests.Running.RunnerFixture;

namespace Pipeline.Workflows.Tests.Running;

/// <summary>The runner itself on small workflows, before it is trusted with generated ones: the order and the end of jobs.</summary>
public sealed class WorkflowRunTests : IDisposable
{
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
    public async Task What_follows_a_skipped_job_is_skipped_unless_its_condition_says_otherwise()
    {
        using var run = await _fixture.RunAsync($$$"""
            skipped:
              if: ${{ false }}
              {{{Machine}}}
              steps:
                - run: echo never
            anyway:
              needs: [skipped]
              if: '!cancelled()'
              {{{Machine}}}
              steps:
                - run: echo done
            after:
              needs: [anyway]
              {{{Machine}}}
              steps:
                - run: echo never
            told:
              needs: [anyway]
              if: '!failure() && needs.anyway.result == ''success'''
              {{{Machine}}}
              steps:
                - run: echo done
            """);
        Assert.Equal(("success", "skipped", "success"), (run.Jobs["anyway"].Result, run.Jobs["after"].Result, run.Jobs["told"].Result));
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

    [Fact]
    public async Task A_group_may_be_written_as_its_name_alone_in_any_case()
    {
        using var directory = new TempDirectory();
        _fixture.Host.MachineEnvironment["STARTED"] = directory["started"];
        _fixture.Host.MachineEnvironment["GO"] = directory["go"];
        string Named(string group) => RunnerFixture.Workflow("push:", $$$"""
            wait:
              {{{Machine}}}
              steps:
                - run: echo run >> "$STARTED"; until [ -e "$GO" ]; do sleep 0.1; done
            """).Replace("permissions: {}\njobs:", $"permissions: {{}}\nconcurrency: {group}\njobs:", StringComparison.Ordinal);
        var first = _fixture.RunAsync(Named("one"), WorkflowEvent.Push("main", ""));
        while (!File.Exists(directory["started"]))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        var replaced = _fixture.RunAsync(Named("ONE"), WorkflowEvent.Push("main", ""));
        var last = _fixture.RunAsync(Named("One"), WorkflowEvent.Push("main", ""));
        directory.Write("go", "");

        using var one = await first;
        using var two = await replaced;
        using var three = await last;

        Assert.Equal(("success", "cancelled", "success"), (one.Result, two.Result, three.Result));
    }

    [Fact]
    public async Task Every_run_of_a_group_that_queues_has_its_turn()
    {
        using var directory = new TempDirectory();
        _fixture.Host.MachineEnvironment["GO"] = directory["go"];
        var workflow = RunnerFixture.Workflow("push:", $$$"""
            wait:
              {{{Machine}}}
              steps:
                - run: until [ -e "$GO" ]; do sleep 0.1; done
            """).Replace("permissions: {}\njobs:", "permissions: {}\nconcurrency:\n  group: one\n  cancel-in-progress: false\n  queue: max\njobs:", StringComparison.Ordinal);
        Task<WorkflowRun>[] runs = [.. Enumerable.Range(0, 3).Select(_ => _fixture.RunAsync(workflow, WorkflowEvent.Push("main", "")))];
        directory.Write("go", "");

        foreach (var run in await Task.WhenAll(runs))
        {
            using (run)
                Assert.Equal("success", run.Result);
        }
    }
}
