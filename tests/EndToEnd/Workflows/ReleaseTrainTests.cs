using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.WorkflowRunner;

namespace Pipeline.EndToEnd.Workflows;

/// <summary>
/// The generated workflows with the real build: every job a fresh clone (the build is compiled by the first), real images, charts, registry, cluster and channel,
/// from a pull request to production and back.
/// </summary>
public sealed class ReleaseTrainTests(ReleaseTrain train) : IClassFixture<ReleaseTrain>
{
    private static readonly string[] Modules = ["catalog", "orders", "web"];

    [Fact]
    public async Task The_first_merge_into_main_is_sealed_and_goes_nowhere_by_itself()
    {
        var run = await train.FirstMergeAsync();

        Assert.Equal("success", run.Jobs["seal"].Result);
        Assert.DoesNotContain(run.Jobs.Keys, job => job.StartsWith("promote", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_emergency_brings_every_module_to_production_under_a_version_by_one_vote()
    {
        var run = await train.FirstReleaseAsync();

        Assert.Equal("success", run.Jobs["promote-production / promote"].Result);
        var main = train.Hosting.Repository.Commit(run.Trigger.Sha);
        foreach (var module in Modules)
        {
            Assert.Equal(main, train.Hosting.Repository.Tags[$"{module}-v0.1.0"]);
            Assert.Equal(await DigestAsync(module, "0.1.0"), await train.Hosting.RunningAsync("production", module));
        }
    }

    [Fact]
    public async Task The_first_release_is_published_of_every_module_with_notes_and_evidence()
    {
        await train.FirstReleaseAsync();

        foreach (var module in Modules)
        {
            var release = Assert.Single(train.Hosting.Releases.Releases, release => release.Tag == $"{module}-v0.1.0");
            Assert.False(release.IsDraft);
            Assert.StartsWith($"## {module} 0.1.0 (", release.Body, StringComparison.Ordinal);
            Assert.Superset(
                new HashSet<string> { "run.json", "run.html", $"{module}-sbom.cdx.json", $"{module}-vulnerabilities.sarif", $"{module}-evidence.zip", "storefront-integration-test.zip" },
                release.Files.ToHashSet());
        }
    }

    [Fact]
    public async Task The_record_that_a_promotion_hands_on_holds_every_module_that_was_deployed()
    {
        var record = RecordOf(await train.FirstReleaseAsync(), "production");

        Assert.Equal(RunVerdict.Succeeded, record.Verdict);
        Assert.Equal(Modules, record.Modules.Select(module => module.Name).Order(StringComparer.Ordinal));
        Assert.All(record.Modules, module => Assert.Contains(module.Stages, stage => stage is { Name: Core.Stages.Stage.Deploy, Status: StageStatus.Succeeded }));
    }

    [Fact]
    public async Task A_pull_request_checks_what_changed_and_its_dependents_and_publishes_nothing()
    {
        var run = await train.ChangeAsync();

        Assert.Equal(
            ["check (orders) / build-image", "check (orders) / scan", "check (orders) / unit-test", "check (web) / build-image", "check (web) / scan", "check (web) / unit-test"],
            run.Jobs.Where(job => job.Value.Result == "success" && job.Key.Contains(" / ", StringComparison.Ordinal)).Select(job => job.Key).Order(StringComparer.Ordinal));
        Assert.Null(train.PublishedByChange);
    }

    [Fact]
    public async Task A_merge_into_development_moves_the_dev_tag_and_is_promoted_to_staging()
    {
        await train.StagedAsync();

        foreach (var module in Modules)
            Assert.Equal(await DigestAsync(module, "dev"), await train.Hosting.RunningAsync("staging", module));
        Assert.NotEqual(await DigestAsync("orders", "0.1.0"), await DigestAsync("orders", "dev"));
    }

    [Fact]
    public async Task The_pull_request_into_main_is_rehearsed_on_its_merge_result_in_pre_prod()
    {
        var run = await train.RehearsedAsync();

        Assert.Equal("success", run.Jobs["promote-pre-prod / promote"].Result);
        Assert.Equal(run.Trigger.Sha, RecordOf(run, "pre-prod").Commit);
        Assert.Equal("success", Stage(run, "pre-prod", "web", Core.Stages.Stage.IntegrationTest));
    }

    [Fact]
    public async Task The_merge_of_what_was_rehearsed_builds_nothing_and_keeps_its_bundle()
    {
        var merged = await train.MergedAsync();
        var rehearsed = await train.RehearsedAsync();

        Assert.Equal("skipped", merged.Jobs["modules"].Result);
        Assert.Equal(rehearsed.Jobs["seal"].Outputs["bundle"]!.ToString(), merged.Jobs["seal"].Outputs["bundle"]!.ToString());
    }

    [Fact]
    public async Task Three_votes_release_what_changed_and_bring_the_other_branches_up_to_date()
    {
        var run = await train.ReleasedAsync();
        var repository = train.Hosting.Repository;

        Assert.Equal(run.Trigger.Sha, repository.Tags["orders-v0.2.0"]);
        Assert.Equal(await train.Hosting.RunningAsync("pre-prod", "orders"), await DigestAsync("orders", "0.2.0"));
        foreach (var branch in new[] { "development", "hotfix" })
            Assert.Equal(run.Trigger.Sha, repository.Commit(branch));
    }

    [Fact]
    public async Task A_rollback_brings_back_what_ran_in_production_before()
    {
        await train.RolledBackAsync();

        foreach (var module in Modules)
            Assert.Equal(await DigestAsync(module, "0.1.0"), await train.Hosting.RunningAsync("production", module));
    }

    [Fact]
    public async Task The_ledger_tells_the_whole_way()
    {
        await train.RolledBackAsync();

        var diary = train.Hosting.Repository.Diary;
        Assert.All(
            new[] { "an emergency: there is no shop yet", "bob votes GO as sre", "cleo votes GO as qa", "GO on", "promotes", "rolls production back" },
            part => Assert.Contains(diary, sentence => sentence.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_deployment_and_every_end_of_a_run_is_told_to_the_channel_with_the_run()
    {
        var run = await train.RolledBackAsync();

        var messages = train.Hosting.Channel.Messages;
        Assert.Contains(messages, message => message.Contains("orders 0.2.0", StringComparison.Ordinal) && message.Contains("is deployed to production", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("catalog 0.1.0", StringComparison.Ordinal) && message.Contains($"/actions/runs/{run.Number}", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains("Merge into main", StringComparison.Ordinal) && message.Contains("succeeded", StringComparison.Ordinal));
        Assert.All(messages, message => Assert.Contains("https://github.com/acme/storefront/actions/runs/", message, StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Contains($"/actions/runs/{run.Number}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_job_shows_or_hands_on_a_secret()
    {
        await train.RolledBackAsync();
        var hosting = train.Hosting;
        string[] secrets = [Hosting.RegistryPassword, hosting.Channel.Webhook, hosting.GitHub.EnvironmentSecrets["production"]["KUBERNETES_CREDENTIALS"]];

        // What the steps themselves wrote, before GitHub masks it.
        foreach (var file in Directory.EnumerateFiles(hosting.GitHub.Root, "*", SearchOption.AllDirectories).Where(IsHandedOn))
        {
            var content = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.All(secrets, secret => Assert.False(content.Contains(secret, StringComparison.Ordinal), $"{file} holds a secret."));
        }
    }

    private static bool IsHandedOn(string path) => path.Contains("/artifacts/", StringComparison.Ordinal) && Path.GetExtension(path) is ".json" or ".txt" or ".html" or ".log" or ".md";

    private static RunRecord RecordOf(WorkflowRun run, string environment)
    {
        var file = Path.Combine(run.Artifacts.FolderOf($"deployment.{environment}"), "promotions", environment, "run.json");
        return RunRecordJson.Parse(File.ReadAllBytes(file), file);
    }

    private static string Stage(WorkflowRun run, string environment, string module, Stage stage) =>
        RecordOf(run, environment).Modules.Single(candidate => candidate.Name == module).Stages.Single(candidate => candidate.Name == stage).Status is StageStatus.Succeeded ? "success" : "failure";

    private async Task<string?> DigestAsync(string module, string tag) =>
        (await train.Hosting.Registry.FindDigestAsync("acme/" + module, tag, TestContext.Current.CancellationToken))?.Value;
}
