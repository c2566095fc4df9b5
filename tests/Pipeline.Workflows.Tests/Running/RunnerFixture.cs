using Pipeline.Testing;
using Pipeline.WorkflowRunner;

namespace Pipeline.Workflows.Tests.Running;

/// <summary>A repository with workflows, and the host that runs them.</summary>
public sealed class RunnerFixture : IDisposable
{
    /// <summary>What every job says of its rights, its machine and its time.</summary>
    public const string Machine = "permissions: {}\n  runs-on: ubuntu-24.04\n  timeout-minutes: 1";

    private readonly GitSandbox _repository;
    private readonly TempDirectory _root;

    public RunnerFixture()
    {
        Requires.Linux();
        (_repository, _root) = (new GitSandbox(), new TempDirectory());
        Host = new WorkflowHost(Path.Combine(_repository.Path, ".git"), _root.Path);
    }

    public WorkflowHost Host { get; }

    public GitSandbox Repository => _repository;

    /// <summary>Commits the jobs as <c>test.yml</c>, started by a push, and runs it.</summary>
    public Task<WorkflowRun> RunAsync(string jobs, params (string Path, string Content)[] others) =>
        RunAsync(Workflow("push:", jobs), WorkflowEvent.Push("main", ""), others);

    public Task<WorkflowRun> RunAsync(string workflow, WorkflowEvent trigger, params (string Path, string Content)[] others)
    {
        var sha = _repository.Commit("Add workflows", [(".github/workflows/test.yml", workflow), .. others]);
        return Host.RunAsync("test.yml", trigger with { Sha = sha });
    }

    public static string Workflow(string on, string jobs) => $"name: test\non:\n  {on}\npermissions: {{}}\njobs:\n{string.Join('\n', jobs.Split('\n').Select(line => "  " + line))}\n";

    public void Dispose()
    {
        _repository.Dispose();
        _root.Dispose();
    }
}
