using Pipeline.Core.Errors;
using Pipeline.Core.Model;
using Pipeline.Core.Modules;
using Pipeline.Releases.Policies;
using Pipeline.Workflows.Generation;
using Pipeline.Workflows.Tests.Security;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Workflows.Tests.Generation;

public sealed class WorkflowGeneratorTests
{
    [Fact]
    public void The_same_model_gives_the_same_bytes_whatever_the_order_of_its_modules()
    {
        var model = SampleModels.Storefront;
        var reversed = model with { Modules = [.. model.Modules.Reverse()] };
        Assert.Equal(WorkflowGenerator.Generate(model), WorkflowGenerator.Generate(reversed));
    }

    [Fact]
    public void Files_have_LF_line_ends_and_no_trailing_spaces() =>
        Assert.All(WorkflowGenerator.Generate(SampleModels.Storefront), file =>
        {
            Assert.DoesNotContain('\r', file.Content);
            Assert.All(file.Content.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
        });

    [Fact]
    public void A_new_module_changes_only_lists_of_modules()
    {
        var model = SampleModels.Storefront;
        var before = WorkflowGenerator.Generate(model);
        var after = WorkflowGenerator.Generate(model with { Modules = [.. model.Modules, SampleModels.Module("reviews").DependsOn("catalog")] });

        Assert.Equal(before.Select(file => file.Path), after.Select(file => file.Path));
        var added = before.Zip(after).SelectMany(pair => pair.Second.Content.Split('\n').Except(pair.First.Content.Split('\n'))).Distinct();
        Assert.Equal("- reviews", Assert.Single(added).Trim());
    }

    [Fact]
    public void A_job_is_generated_only_for_a_target_that_the_build_has()
    {
        var model = SampleModels.Storefront with { Targets = ["Clone", "BuildImage", "UnitTest", "Push", "Modules"], Secrets = [], Options = new WorkflowOptions() };
        var content = string.Concat(WorkflowGenerator.Generate(model).Select(file => file.Content));
        Assert.DoesNotMatch("Scan|Chart|Deploy|Tag|Notify|Rollback|UpdateBranches", content);
    }

    [Fact]
    public void Packages_are_published_only_by_a_build_that_has_the_targets_for_it()
    {
        var model = SampleModels.Storefront with { Targets = [.. SampleModels.Targets.Except(["Pack", "PublishPackages"])] };
        var exception = Assert.Throws<PipelineException>(() => WorkflowGenerator.Generate(model));
        Assert.Contains("'Pack'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'PublishPackages'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_of_a_builds_own_that_are_named_like_those_of_the_ledger_change_nothing() =>
        Assert.Equal(
            WorkflowGenerator.Generate(SampleModels.Storefront),
            WorkflowGenerator.Generate(SampleModels.Storefront with { Targets = SampleModels.Recorded.Targets }));

    [Fact]
    public void A_build_that_only_votes_gets_the_form_and_deploys_as_before()
    {
        var model = SampleModels.Recorded with { Targets = [.. SampleModels.Targets, "Vote", "Decide"], Secrets = SampleModels.Storefront.Secrets };
        var plain = WorkflowGenerator.Generate(SampleModels.Storefront with { Options = model.Options });
        Assert.Equal([".github/workflows/vote.yml"], WorkflowGenerator.Generate(model).Except(plain).Select(file => file.Path));
    }

    [Fact]
    public void A_schedule_of_the_workflows_is_refused_where_the_rules_have_one()
    {
        var model = SampleModels.Recorded with { Options = SampleModels.Storefront.Options };
        Assert.Contains("say .Releases(r => r.Schedule(...)) in the model", Assert.Throws<PipelineException>(() => WorkflowGenerator.Generate(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_schedule_the_train_runs_by_hand_only()
    {
        var model = SampleModels.Recorded with { Releases = SampleModels.Recorded.Releases! with { Schedule = null } };
        var train = WorkflowFile.Of(model).Single(file => file.Name == "release-train.yml");
        Assert.Equal(["workflow_dispatch"], WorkflowFile.Map(train.Root, "on")!.Children.Keys.Select(key => key.ToString()));
        Assert.DoesNotContain(train.Jobs, job => job.Id == "due");
    }

    [Fact]
    public void An_environment_that_takes_bundles_by_itself_has_a_job_that_runs_when_the_one_before_says_so()
    {
        var model = SampleModels.RecordedAs(PipelineModel.In("/repository")
            .Environment("staging", e => e.FromBranch("development"))
            .Environment("demo", e => e.After("staging").Automatic()));

        var jobs = WorkflowFile.Of(model).Single(file => file.Name == "merge-development.yml").Jobs.ToDictionary(job => job.Id, job => job.Job);

        Assert.Equal("!cancelled() && contains(needs.promote-staging.outputs.next, '/demo/')", WorkflowFile.Text(jobs["promote-demo"], "if"));
        Assert.Equal("demo", WorkflowFile.Text(WorkflowFile.Map(jobs["promote-demo"], "with")!, "environment"));
    }

    [Fact]
    public void A_merge_promotes_and_tags_where_production_waits_for_nobody()
    {
        var model = SampleModels.RecordedAs(PipelineModel.In("/repository")
            .Environment("pre-prod", e => e.FromPullRequest(into: "main"))
            .Environment("production", e => e.FromBranch("main").After("pre-prod")));
        var merge = WorkflowFile.Of(model).Single(file => file.Name == "merge-main.yml");
        Assert.Superset(new HashSet<string> { "promote-production", "plan", "tag", "release-notes", "release", "tag-images", "update-branches" }, merge.Jobs.Select(job => job.Id).ToHashSet());
    }

    [Fact]
    public void An_environment_of_blessed_bundles_that_nobody_votes_on_waits_for_a_person()
    {
        var model = SampleModels.RecordedAs(PipelineModel.In("/repository").Environment("production", e => e.FromBranch("main").BlessedOnly()));
        var files = WorkflowFile.Of(model).ToDictionary(file => file.Name);
        Assert.DoesNotContain(files["merge-main.yml"].Jobs, job => job.Id == "promote-production");
        Assert.Contains("inputs.environment == 'production'", WorkflowFile.Text(files["release-train.yml"].Jobs.Single(job => job.Id == "promote-production").Job, "if"), StringComparison.Ordinal);
        Assert.DoesNotContain("vote.yml", files.Keys);
    }

    [Fact]
    public void A_CI_job_on_Windows_runs_the_script_for_Windows_and_the_others_keep_theirs()
    {
        var jobs = WorkflowFile.Of(SampleModels.Storefront).Single(file => file.Name == "ci.yml").Jobs
            .ToDictionary(job => job.Id, job => (Machine: job.Job["runs-on"].ToString(), Run: WorkflowFile.StepsOf(job.Job).Select(step => WorkflowFile.Text(step, "run")).OfType<string>().Single()));
        Assert.Equal(("windows-2025", "./build.cmd Test"), jobs["test-on-windows"]);
        Assert.Equal(("ubuntu-24.04", "./build.sh Pack"), jobs["pack"]);
    }

    [Fact]
    public void What_deploys_is_the_process_of_its_step_so_that_the_signal_of_a_cancellation_reaches_it()
    {
        var scripts = new[] { SampleModels.Storefront, SampleModels.Recorded }.SelectMany(WorkflowFile.Of).SelectMany(file => file.Jobs)
            .SelectMany(job => WorkflowFile.StepsOf(job.Job)).Select(step => WorkflowFile.Text(step, "run")).OfType<string>().Distinct().ToList();

        Assert.All(["Deploy", "Promote", "Rollback"], target => Assert.Contains(scripts, script => script.StartsWith($"exec ./build.sh {target} ", StringComparison.Ordinal)));
        Assert.All(scripts, script => Assert.Equal(script.StartsWith("exec ", StringComparison.Ordinal), script.Split(' ').Any(word => word is "Deploy" or "Promote" or "Rollback")));
    }

    [Fact]
    public void A_new_commit_of_a_pull_request_cancels_checks_and_no_deployment()
    {
        const string checks = "!(github.base_ref == 'main' && github.event.pull_request.head.repo.full_name == github.repository)";
        var plain = SampleModels.Storefront with { Environments = PipelineModel.In("/repository").Environment("production", e => e.FromBranch("main")).Environments };

        Assert.Equal("true", Cancels(plain));
        Assert.All([SampleModels.Storefront, SampleModels.Recorded], model => Assert.Equal($"${{{{ {checks} }}}}", Cancels(model)));

        static string? Cancels(WorkflowModel model) =>
            WorkflowFile.Text(WorkflowFile.Map(WorkflowFile.Of(model).Single(file => file.Name == "pull-request.yml").Root, "concurrency")!, "cancel-in-progress");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(256, 1)]
    [InlineData(257, 2)]
    [InlineData(300, 2)]
    [InlineData(513, 3)]
    public void Every_module_is_in_exactly_one_matrix_of_at_most_256(int modules, int parts)
    {
        var file = WorkflowFile.Of(SampleModels.Modules(modules)).Single(file => file.Name == "merge-main.yml");
        var matrices = file.Jobs.Where(job => job.Id.StartsWith("modules", StringComparison.Ordinal))
            .Select(job => ((YamlSequenceNode)job.Job["strategy"]["matrix"]["module"]).Children.Select(node => node.ToString()).ToList()).ToList();

        Assert.Equal(parts, matrices.Count);
        Assert.All(matrices, matrix => Assert.InRange(matrix.Count, 1, 256));
        Assert.Equal(SampleModels.Modules(modules).Modules.Select(module => module.Name), matrices.SelectMany(names => names));
    }

    [Fact]
    public void The_outputs_that_the_target_Modules_writes_are_those_that_the_pull_request_reads()
    {
        var names = SampleModels.Modules(300).Modules.Select(module => module.Name).ToList();
        var outputs = ModuleMatrix.Outputs(names, total: 300);
        var pullRequest = WorkflowFile.Of(SampleModels.Modules(300)).Single(file => file.Name == "pull-request.yml");

        Assert.Equal(["modules", "modules-2"], outputs.Select(output => output.Key));
        Assert.All(outputs, output => Assert.Contains($"fromJSON(needs.select.outputs.{output.Key})", pullRequest.Content, StringComparison.Ordinal));
        Assert.StartsWith("[\"module-001\",\"module-002\"", outputs[0].Value, StringComparison.Ordinal);
        Assert.EndsWith("\"module-300\"]", outputs[1].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_with_no_selected_module_is_an_empty_list() =>
        Assert.Equal([new("modules", "[\"web\"]"), new("modules-2", "[]")], ModuleMatrix.Outputs(["web"], total: 300));

    [Fact]
    public void Modules_never_wait_for_each_other_before_the_deployment() =>
        Assert.All(
            WorkflowFile.Of(SampleModels.Modules(300)).Single(file => file.Name == "merge-main.yml").Jobs.Where(job => job.Id.StartsWith("modules", StringComparison.Ordinal)),
            job => Assert.Equal("source", Assert.Single(((YamlSequenceNode)job.Job["needs"]).Children).ToString()));
}
