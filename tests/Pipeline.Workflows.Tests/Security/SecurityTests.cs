using System.Text.RegularExpressions;
using Pipeline.Workflows.Actions;
using YamlDotNet.RepresentationModel;
using static Pipeline.Workflows.Tests.Security.WorkflowFile;

namespace Pipeline.Workflows.Tests.Security;

/// <summary>Rule by rule over everything that is generated.</summary>
public sealed partial class SecurityTests
{
    // First: the others are made of it.
    private static readonly IReadOnlyList<WorkflowFile> Recorded = WorkflowFile.Of(SampleModels.Recorded);

    private static readonly IReadOnlyList<WorkflowFile> Files = [.. WorkflowFile.Of(SampleModels.Storefront), .. WorkflowFile.Of(SampleModels.Modules(300)), .. WorkflowFile.Of(SampleModels.WithFeedKey), .. WorkflowFile.Of(SampleModels.WithPreviews), .. Recorded];

    [Fact]
    public void Every_action_is_in_the_table_and_pinned_to_its_full_commit_with_the_version_beside_it()
    {
        foreach (var file in Files)
        {
            foreach (var line in file.Content.Split('\n').Where(line => line.Contains("uses: ", StringComparison.Ordinal) && !line.Contains("uses: ./", StringComparison.Ordinal)))
                Assert.Contains(PinnedActions.All, action => line.EndsWith($"uses: {action.Name}@{action.Commit} # {action.Version}", StringComparison.Ordinal));
        }

        Assert.All(PinnedActions.All, action => Assert.Matches("^[0-9a-f]{40}$", action.Commit));
    }

    [Fact]
    public void Every_called_workflow_is_generated_too() =>
        Assert.All(
            Files.SelectMany(file => file.Jobs).Select(job => Text(job.Job, "uses")).OfType<string>(),
            uses => Assert.Contains(Files, file => uses == $"./.github/workflows/{file.Name}"));

    [Fact]
    public void The_workflows_own_token_may_do_nothing_and_every_job_says_what_it_needs() =>
        Assert.All(Files, file =>
        {
            Assert.Empty(Map(file.Root, "permissions")!.Children);
            Assert.All(file.Jobs, job => Assert.NotNull(Map(job.Job, "permissions")));
        });

    [Fact]
    public void Only_jobs_that_tag_or_release_or_update_branches_or_append_to_the_ledger_may_write_the_repository() =>
        Assert.All(
            Files.SelectMany(file => file.Jobs.Select(job => (file, job))),
            place => Assert.Equal(place.job.Id is "tag" or "release" or "update-branches" || Appends(place.file, place.job.Id), Granted(place.job.Job, "contents") == "write"));

    [Fact]
    public void A_job_that_appends_may_do_nothing_else_but_ask_who_started_it_and_pull_or_read_what_papers_tell_of()
    {
        var jobs = Recorded.SelectMany(file => file.Jobs.Where(job => Appends(file, job.Id))).ToList();

        Assert.Equal(
            ["control", "decide-production", "papers", "promote", "promote-pre-prod", "promote-production", "promote-staging", "rollback", "seal", "vote"],
            jobs.Select(job => job.Id).Distinct().Order(StringComparer.Ordinal));
        Assert.All(jobs, job => Assert.Subset(
            new HashSet<string>(["actions: read", "contents: write", .. job.Id == "papers" ? new[] { "issues: read", "pull-requests: read" } : ["packages: read"]]),
            Map(job.Job, "permissions")!.Children.Select(scope => $"{scope.Key}: {scope.Value}").ToHashSet()));
    }

    [Fact]
    public void A_step_that_asks_or_appends_knows_the_token_by_which_GitHub_tells_who_it_is() =>
        Assert.All(
            Recorded.SelectMany(file => file.Steps).Where(step => Text(step.Step, "run")?.EndsWith(" --remote origin", StringComparison.Ordinal) == true),
            step => Assert.Equal("${{ github.token }}", Text(Map(step.Step, "env")!, "GITHUB_TOKEN")));

    [Fact]
    public void What_people_type_into_a_form_is_in_no_script() =>
        Assert.All(
            Recorded.Where(file => file.Name is "vote.yml" or "release-control.yml").SelectMany(file => file.Steps).Select(step => Text(step.Step, "run")).OfType<string>(),
            run => Assert.DoesNotContain('$', run));

    [Fact]
    public void Releases_are_published_only_where_no_pull_request_starts_it_and_by_the_token_of_the_job() =>
        Assert.All(Files.SelectMany(file => file.Jobs.Where(job => job.Id == "release").Select(job => (File: file, job.Job))), pair =>
        {
            Assert.True(pair.File.Name is "merge-main.yml" or "release.yml" or "release-train.yml", pair.File.Name);
            Assert.Equal("${{ github.token }}", Text(Map(StepsOf(pair.Job).Single(step => Text(step, "run") is not null), "env")!, "GITHUB_TOKEN"));
        });

    [Fact]
    public void Only_jobs_that_push_or_call_such_may_write_packages() =>
        Assert.All(
            Files.SelectMany(file => file.Jobs).Where(job => Granted(job.Job, "packages") == "write"),
            job => Assert.True(Text(job.Job, "uses") == "./.github/workflows/module.yml" || job.Id is "push" or "chart" or "tag-images", job.Id));

    [Fact]
    public void No_job_that_runs_code_of_a_module_may_write_anything() =>
        Assert.All(
            Files.SelectMany(file => file.Jobs).Where(job => StepsOf(job.Job).Any(step => CodeOfModules().IsMatch(Text(step, "run") ?? ""))),
            job => Assert.DoesNotContain(Map(job.Job, "permissions")!.Children, scope => scope.Value.ToString() == "write"));

    [Fact]
    public void The_job_that_packs_may_read_and_the_one_that_publishes_runs_behind_its_environment_with_no_cache() =>
        Assert.All(Files.Where(file => file.Name == "publish-packages.yml"), file =>
        {
            var jobs = file.Jobs.ToDictionary(job => job.Id, job => job.Job);
            AssertHarmless("pack", jobs["pack"]);
            Assert.Equal("packages", Text(jobs["publish"], "environment"));
            Assert.DoesNotContain("actions/cache", file.Content, StringComparison.Ordinal);
            Assert.Equal(["tags"], Map(Map(file.Root, "on")!, "push")!.Children.Keys.Select(key => key.ToString()));
        });

    [Fact]
    public void No_job_that_may_write_or_knows_a_secret_or_works_in_an_environment_restores_a_cache() =>
        Assert.All(Files.SelectMany(file => file.Jobs.Select(job => (file.Name, job.Id, job.Job))).Where(place => HasRights(place.Job)), place => Assert.All(
            StepsOf(place.Job),
            step => Assert.False(Text(step, "uses")?.StartsWith("actions/cache", StringComparison.Ordinal) == true, $"{place.Name}: {place.Id}")));

    [Fact]
    public void What_is_handed_to_a_job_with_rights_to_be_run_was_compiled_by_a_job_that_only_reads_and_restores_no_cache() =>
        Assert.All(Files.SelectMany(file => file.Jobs).Where(job => StepsOf(job.Job).Any(step => Text(step, "id") == "build")), job =>
        {
            AssertHarmless(job.Id, job.Job);
            Assert.DoesNotContain(StepsOf(job.Job), step => Text(step, "uses")?.StartsWith("actions/cache", StringComparison.Ordinal) == true);
            Assert.DoesNotContain(StepsOf(job.Job), step => CodeOfModules().IsMatch(Text(step, "run") ?? ""));
        });

    [Fact]
    public void The_compiled_build_is_taken_by_the_id_that_the_first_job_got_for_it() =>
        Assert.All(Files.SelectMany(file => file.Steps).Select(step => Map(step.Step, "with")).Where(with => with is not null && Text(with, "path") == "build/bin" && Text(with, "key") is null), with =>
            Assert.True(
                Text(with!, "artifact-ids") is "${{ inputs.build }}" or "${{ needs.source.outputs.build }}" or "${{ needs.select.outputs.build }}" || (Text(with!, "artifact-ids") is null && Text(with!, "overwrite") == "true"),
                with!.ToString()));

    [Fact]
    public void A_job_may_ask_for_its_identity_only_where_a_feed_or_registry_knows_it_by_that() =>
        Assert.All(Files.SelectMany(file => file.Jobs).Where(job => Granted(job.Job, "id-token") == "write"), job => Assert.Equal("publish", job.Id));

    [Fact]
    public void A_checkout_leaves_the_token_in_the_work_tree_only_where_the_job_pushes_or_reads_the_ledger() =>
        Assert.All(
            Files.SelectMany(file => file.Jobs.SelectMany(job => StepsOf(job.Job).Select(step => (File: file, job.Id, Step: step)))).Where(pair => Text(pair.Step, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true),
            pair => Assert.Equal(pair.Id is "tag" or "update-branches" || Appends(pair.File, pair.Id) || (pair.Id is "rehearsed" or "due" or "tag-images" && Recorded.Contains(pair.File)) ? "true" : "false", Text(Map(pair.Step, "with")!, "persist-credentials")));

    [Fact]
    public void No_event_runs_the_code_of_a_fork_with_the_rights_of_the_repository() =>
        Assert.All(Files, file => Assert.DoesNotMatch("pull_request_target|workflow_run|issue_comment", file.Content));

    [Fact]
    public void Every_script_is_the_build_and_nothing_more() =>
        Assert.All(Files.SelectMany(file => file.Steps).Select(step => Text(step.Step, "run")).OfType<string>(), run => Assert.Matches(BuildCommand(), run));

    [Fact]
    public void A_variable_in_a_script_is_one_of_its_own_step() =>
        Assert.All(
            Files.SelectMany(file => file.Steps).Where(step => Text(step.Step, "run") is not null),
            step => Assert.All(Variables().Matches(Text(step.Step, "run")!), match => Assert.True(Map(step.Step, "env")?.Children.ContainsKey(match.Groups[1].Value), match.Value)));

    [Fact]
    public void A_secret_stands_only_in_the_step_that_needs_it_or_in_a_call()
    {
        foreach (var file in Files)
        {
            var inScripts = file.Steps.Where(step => Text(step.Step, "run") is not null).Sum(step => CountIn(Map(step.Step, "env")));
            var inLogins = file.Steps.Where(step => Text(step.Step, "uses")?.StartsWith("docker/login-action@", StringComparison.Ordinal) == true).Sum(step => CountIn(Map(step.Step, "with")));
            // What another run handed on is asked for with the token.
            var inDownloads = file.Steps.Where(step => Text(step.Step, "uses")?.StartsWith("actions/download-artifact@", StringComparison.Ordinal) == true && Map(step.Step, "with") is { } with && with.Children.ContainsKey("run-id")).Sum(step => CountIn(Map(step.Step, "with")));
            var inCalls = file.Jobs.Sum(job => CountIn(Map(job.Job, "secrets")));
            Assert.Equal(Secrets().Count(file.Content), inScripts + inLogins + inDownloads + inCalls);
        }

        static int CountIn(YamlMappingNode? values) => values is null ? 0 : Secrets().Count(string.Join('\n', values.Children.Values));
    }

    [Fact]
    public void No_job_that_builds_or_tests_a_module_logs_in_to_the_registry() =>
        Assert.All(
            Files.First(file => file.Name == "module-check.yml").Steps,
            step => Assert.DoesNotContain("login", Text(step.Step, "uses") ?? "", StringComparison.Ordinal));

    [Fact]
    public void What_a_pull_request_of_a_fork_starts_reads_and_knows_no_secret()
    {
        const string ownRepository = "github.base_ref == 'main' && github.event.pull_request.head.repo.full_name == github.repository";
        foreach (var (id, job) in Files.Where(file => file.Name == "pull-request.yml").SelectMany(file => file.Jobs))
        {
            var condition = Text(job, "if") ?? "";
            var guarded = condition.Contains(ownRepository, StringComparison.Ordinal) && !condition.Contains("||", StringComparison.Ordinal) && !condition.StartsWith("!(", StringComparison.Ordinal);
            var needsGuarded = job.Children.TryGetValue("needs", out var needs) && ((YamlSequenceNode)needs).Children.Any(needed => needed.ToString().StartsWith("modules", StringComparison.Ordinal));
            if (!guarded && !needsGuarded)
                AssertHarmless(id, job);
        }
    }

    [Fact]
    public void A_preview_of_a_fork_is_neither_built_nor_opened_nor_closed() => Assert.All(Files.Single(file => file.Name == "preview.yml").Jobs, job =>
    {
        var others = (Text(job.Job, "if") ?? "").Split(" || ").Where(condition => !condition.StartsWith("github.event_name == 'workflow_dispatch' && ", StringComparison.Ordinal) && condition != "github.event_name == 'schedule'").ToList();
        if (job.Job.Children.ContainsKey("needs"))
            Assert.Equal([""], others);
        else
            Assert.All(others, condition => Assert.StartsWith("github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository && ", condition, StringComparison.Ordinal));
    });

    [Fact]
    public void Nothing_cancels_a_close_of_a_preview_and_it_waits_for_a_deployment_of_the_same()
    {
        var jobs = Files.Single(file => file.Name == "preview.yml").Jobs.ToDictionary(job => job.Id, job => Map(job.Job, "concurrency"));

        Assert.Equal("false", Text(jobs["close"]!, "cancel-in-progress"));
        Assert.Equal(Text(jobs["open"]!, "group"), Text(jobs["close"]!, "group"));
        Assert.EndsWith("-closing-${{ github.event.action == 'closed' }}", Text(Map(Files.Single(file => file.Name == "preview.yml").Root, "concurrency")!, "group"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_job_has_a_time_limit() =>
        Assert.All(Files.SelectMany(file => file.Jobs).Where(job => Text(job.Job, "uses") is null), job => Assert.NotNull(Text(job.Job, "timeout-minutes")));

    [Fact]
    public void Every_workflow_that_an_event_starts_has_a_concurrency_group() =>
        Assert.All(
            Files.Where(file => Map(Map(file.Root, "on")!, "workflow_call") is null),
            file => Assert.True(file.Root.Children.ContainsKey("concurrency") || file.Jobs.All(job => job.Job.Children.ContainsKey("concurrency")), file.Name));

    [Fact]
    public void Only_one_deployment_or_rollback_of_an_environment_runs_at_a_time_behind_its_approval() =>
        Assert.All(
            Files.SelectMany(file => file.Jobs).Where(job => job.Id is "deploy" or "rollback" or "promote"),
            job =>
            {
                Assert.Equal("deploy-${{ inputs.environment }}", Text(Map(job.Job, "concurrency")!, "group"));
                Assert.Equal("${{ inputs.environment }}", Text(job.Job, "environment"));
            });

    [Fact]
    public void No_run_that_waits_is_lost_to_a_newer_one_unless_it_only_checks_or_opens_the_same_preview() => Assert.All(
        Files.SelectMany(file => file.Jobs.Select(job => (file.Name, job.Job)).Prepend((file.Name, Job: file.Root))).Where(place => place.Job.Children.ContainsKey("concurrency")),
        place => Assert.Equal(place.Name is "pull-request.yml" or "ci.yml" || (place.Name == "preview.yml" && place.Job.Children.ContainsKey("jobs")) ? null : "max", Text(Map(place.Job, "concurrency")!, "queue")));

    [Fact]
    public void An_older_run_that_checks_a_pull_request_or_opens_its_preview_is_cancelled_and_no_other_is()
    {
        const string onlyChecks = "${{ !(github.base_ref == 'main' && github.event.pull_request.head.repo.full_name == github.repository) }}";
        Assert.All(Files.Where(file => file.Root.Children.ContainsKey("concurrency")), file => Assert.Equal(
            file.Name switch { "pull-request.yml" => onlyChecks, "ci.yml" => "${{ github.event_name == 'pull_request' }}", "preview.yml" => "${{ github.event.action != 'closed' }}", _ => "false" },
            Text(Map(file.Root, "concurrency")!, "cancel-in-progress")));
    }

    private static void AssertHarmless(string id, YamlMappingNode job)
    {
        Assert.All(Map(job, "permissions")!.Children, scope => Assert.Equal("contents: read", $"{scope.Key}: {scope.Value}"));
        Assert.DoesNotMatch(Secrets(), job.ToString());
        Assert.False(job.Children.ContainsKey("secrets"), id);
        Assert.False(job.Children.ContainsKey("environment"), id);
        if (Text(job, "uses") is { } uses)
        {
            foreach (var (inner, innerJob) in Files.First(file => uses.EndsWith("/" + file.Name, StringComparison.Ordinal)).Jobs)
                AssertHarmless(inner, innerJob);
        }
    }

    private static bool HasRights(YamlMappingNode job) =>
        Map(job, "permissions")!.Children.Values.Any(access => access.ToString() == "write") || Secrets().IsMatch(job.ToString()) || job.Children.ContainsKey("environment");

    // A call of another workflow has what that needs.
    private static bool Appends(WorkflowFile file, string job) => Recorded.Contains(file)
        && (job is "seal" or "vote" or "control" or "promote" or "rollback" or "papers" || job.StartsWith("promote-", StringComparison.Ordinal) || job.StartsWith("decide-", StringComparison.Ordinal));

    private static string? Granted(YamlMappingNode job, string scope) => Text(Map(job, "permissions")!, scope);

    [GeneratedRegex("""\A(exec )?\./build\.(sh|cmd)( ([A-Za-z0-9-]+|"(origin/)?\$[A-Z]+"))+\z""")]
    private static partial Regex BuildCommand();

    [GeneratedRegex(@"\$([A-Z]+)")]
    private static partial Regex Variables();

    [GeneratedRegex(@"secrets\.[A-Z_]+|github\.token")]
    private static partial Regex Secrets();

    [GeneratedRegex(@"\b(BuildImage|UnitTest|IntegrationTest|Test)\b")]
    private static partial Regex CodeOfModules();
}
