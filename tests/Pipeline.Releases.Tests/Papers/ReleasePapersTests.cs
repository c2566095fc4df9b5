using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Core.Versions;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Papers;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests.Papers;

public sealed class ReleasePapersTests
{
    private readonly ReleaseStory _story = new();

    [Fact]
    public void The_release_is_compared_with_what_runs_in_the_environment()
    {
        var before = Released(_story.Seal());
        _story.Later(TimeSpan.FromDays(1));

        Assert.Equal(before.Bundle.Id, Papers(_story.Seal()).Before?.Bundle.Id);
    }

    [Fact]
    public void Papers_that_are_written_after_the_deployment_compare_with_what_ran_before_it()
    {
        var before = Released(_story.Seal());
        _story.Later(TimeSpan.FromDays(1));
        var bundle = Released(_story.Seal());
        _story.Later(TimeSpan.FromDays(1));
        Released(_story.Seal());

        Assert.Equal(before.Bundle.Id, Papers(bundle).Before?.Bundle.Id);
    }

    [Theory]
    [InlineData("1.4.2", "2.0.0", VersionBump.Major)]
    [InlineData("1.4.2", "1.5.0", VersionBump.Minor)]
    [InlineData("1.4.2", "1.4.3", VersionBump.Patch)]
    [InlineData("1.4.2", "1.4.3-rc.1", VersionBump.Patch)]
    [InlineData("1.4.2", "1.4.2", VersionBump.None)]
    public void The_versions_of_the_modules_tell_how_great_the_release_is(string before, string now, VersionBump expected)
    {
        Released(Seal(("catalog", before, [])));

        Assert.Equal(expected, Papers(Seal(("catalog", now, []))).Size);
    }

    [Fact]
    public void A_module_that_is_gone_makes_the_release_a_major_one_and_a_new_one_a_minor_one()
    {
        Released(Seal(("catalog", "1.0.0", []), ("orders", "1.0.0", [])));

        Assert.Equal(VersionBump.Major, Papers(Seal(("catalog", "1.0.0", []))).Size);
        Assert.Equal(VersionBump.Minor, Papers(Seal(("catalog", "1.0.0", []), ("orders", "1.0.0", []), ("web", "1.0.0", []))).Size);
    }

    [Fact]
    public void The_tests_that_were_added_are_those_of_the_evidence_of_both()
    {
        var before = _story.Seal();
        _story.Found(ImageOf(before, "orders"), "UnitTest", "orders", ("tests.total", 40), ("coverage.line", 90));
        Released(before);
        var bundle = _story.Seal();
        _story.Found(ImageOf(bundle, "orders"), "UnitTest", "orders", ("tests.total", 43), ("coverage.line", 90));

        var papers = Papers(bundle);

        var orders = papers.Modules.Single(module => module.Name == "orders");
        Assert.Equal((40, 43), (orders.TestsBefore, orders.TestsNow));
        Assert.Contains(papers.Missing, missing => missing.What == "the number of tests of catalog 1.2.0" && missing.Owed == "module-lead (@ada)");
        Assert.DoesNotContain(papers.Missing, missing => missing.What.StartsWith("the number of tests of orders", StringComparison.Ordinal));
    }

    [Fact]
    public void Tests_that_were_added_are_named_where_both_lists_were_recorded()
    {
        var before = Released(_story.Seal());
        var bundle = _story.Seal();
        var inputs = new PaperInputs
        {
            Tests = new Dictionary<string, IReadOnlyList<string>>
            {
                [ImageOf(before, "orders").Value] = ["basket", "price"],
                [ImageOf(bundle, "orders").Value] = ["tea", "basket", "stock"],
                [ImageOf(bundle, "catalog").Value] = ["leaf"],
            },
        };

        var papers = Papers(bundle, inputs);

        Assert.Equal(["stock", "tea"], papers.Modules.Single(module => module.Name == "orders").TestsAdded);
        Assert.Null(papers.Modules.Single(module => module.Name == "catalog").TestsAdded);
    }

    [Fact]
    public void Of_a_module_that_is_new_every_test_was_added()
    {
        var bundle = _story.Seal();

        var papers = Papers(bundle, new PaperInputs { Tests = new Dictionary<string, IReadOnlyList<string>> { [ImageOf(bundle, "orders").Value] = ["tea"] } });

        Assert.Equal(["tea"], papers.Modules.Single(module => module.Name == "orders").TestsAdded);
    }

    [Fact]
    public void A_pull_request_without_description_or_issue_is_named_with_its_author()
    {
        var papers = Papers(_story.Seal(), new PaperInputs { Requests = [new MergedRequest { Number = 7, Title = "Bake", Author = "dora", Description = " ", Modules = ["orders"] }] });

        Assert.Equal(
            ["the description of pull request #7 (Bake)", "the issue that pull request #7 (Bake) belongs to"],
            papers.Missing.Where(missing => missing.Owed == "@dora").Select(missing => missing.What));
    }

    [Fact]
    public void A_module_that_changed_without_a_pull_request_is_named()
    {
        var papers = Papers(_story.Seal(), new PaperInputs { Requests = [new MergedRequest { Number = 7, Title = "Bake", Author = "dora", Modules = ["orders"] }] });

        Assert.Contains(papers.Missing, missing => missing.What == "the pull request that changed catalog to 1.1.0");
        Assert.DoesNotContain(papers.Missing, missing => missing.What.StartsWith("the pull request that changed orders", StringComparison.Ordinal));
    }

    [Fact]
    public void Notes_and_people_on_call_that_are_missing_are_owed_by_the_operators()
    {
        var missing = Papers(_story.Seal()).Missing;

        Assert.Contains(new MissingEntry("the notes for customers", "sre (@bob, @sue)"), missing);
        Assert.Contains(new MissingEntry("who is on call", "sre (@bob, @sue)"), missing);
    }

    [Fact]
    public void Evidence_votes_and_deployments_tick_the_checklist_and_what_is_missing_is_owed()
    {
        var bundle = _story.Seal();
        _story.Promote(bundle, "pre-prod");
        _story.Happens(_story.Vote(bundle, "ada", "module-lead"));
        _story.Happens(_story.Vote(bundle, "cleo", "qa", Ballot.NoGo, "the tea"));

        var checklist = Papers(bundle).Checklist;

        Assert.Equal(
            ["it is built from main", "it has passed pre-prod", "catalog: coverage.line of UnitTest at least 80", "orders: coverage.line of UnitTest at least 80", "the application: IntegrationTest passed", "the integration suite ran on exactly this bundle", "module-lead approves"],
            checklist.Where(item => item.IsDone).Select(item => item.Text));
        Assert.Equal(
            [("a load test ran on exactly this bundle", "qa (@cleo)"), ("sre approves", "@bob, @sue"), ("qa approves (NO-GO by cleo: the tea)", "@cleo"), ("it was decided GO", $"whoever runs ./build.sh Decide --environment production --bundle {bundle.Release}"), ("after its deployment to production a sanity check passed", "qa (@cleo)")],
            checklist.Where(item => !item.IsDone).Select(item => (item.Text, item.Owed)));
    }

    [Fact]
    public void Integration_of_another_bundle_ticks_nothing()
    {
        _story.Seal();

        Assert.Contains(Papers(_story.Seal(integration: false)).Checklist, item => item is { Text: "the integration suite ran on exactly this bundle", IsDone: false });
    }

    [Fact]
    public void Evidence_that_was_withdrawn_ticks_nothing()
    {
        var bundle = _story.Seal();
        _story.Happens(new EvidenceWithdrawn { At = _story.Now, By = ReleaseStory.Ci, Subject = bundle.Bundle.Id, Name = "IntegrationTest", Because = "the file was changed" });

        Assert.Contains(Papers(bundle).Checklist, item => item is { Text: "the integration suite ran on exactly this bundle", IsDone: false });
    }

    [Fact]
    public void Evidence_that_nobody_vouches_for_ticks_nothing_of_a_release()
    {
        var bundle = _story.Seal();
        _story.Happens(new EvidenceRecorded { At = _story.Now, By = new Person { Name = "eve" }, Items = [new EvidenceItem { Subject = bundle.Bundle.Id, Name = "load-test", Verdict = EvidenceVerdict.Passed }] });

        Assert.Contains(Papers(bundle).Checklist, item => item is { Text: "a load test ran on exactly this bundle", IsDone: false });
    }

    [Fact]
    public void A_rehearsal_on_somebodys_machine_is_no_way_back()
    {
        var good = _story.Seal();
        _story.Promote(good, "pre-prod");
        _story.Promote(_story.Seal(by: new Person { Name = "eve" }), "pre-prod", "local");

        Assert.Equal(good.Bundle.Id, ReleasePapers.Of(_story.State, _story.Seal(), "pre-prod", new PaperInputs(), _story.Now).Before?.Bundle.Id);
    }

    [Theory]
    [InlineData("load-test", "x")]
    [InlineData("k6", "load.p95Ms")]
    public void A_load_test_is_known_by_its_name_or_by_what_it_measures(string name, string metric)
    {
        var bundle = _story.Seal();
        _story.Found(bundle.Bundle.Id, name, null, (metric, 1));

        Assert.Contains(Papers(bundle).Checklist, item => item is { Text: "a load test ran on exactly this bundle", IsDone: true });
    }

    [Fact]
    public void The_way_back_goes_from_dependents_to_what_they_depend_on_and_leaves_out_what_does_not_change()
    {
        var before = Released(Seal(("base", "1.0.0", []), ("catalog", "1.0.0", []), ("orders", "1.0.0", ["catalog"])));

        var recovery = Papers(Seal(("base", "1.0.0", []), ("catalog", "1.1.0", []), ("orders", "1.1.0", ["catalog"]), ("web", "1.0.0", ["orders"]))).Recovery;

        Assert.Equal([new("web", "1.0.0", null), new("orders", "1.1.0", "1.0.0"), new("catalog", "1.1.0", "1.0.0")], recovery.Steps);
        Assert.Contains($"./build.sh Rollback --environment production --bundle {before.Release}", recovery.Commands);
        Assert.Empty(recovery.Obstacles);
    }

    [Fact]
    public void A_first_release_can_only_be_removed()
    {
        var papers = Papers(_story.Seal());

        Assert.Null(papers.Before);
        Assert.Contains("./build.sh Undeploy --environment production", papers.Recovery.Commands);
    }

    [Fact]
    public void A_banned_bundle_is_no_way_back()
    {
        var good = Released(_story.Seal());
        _story.Later(TimeSpan.FromDays(1));
        var bad = Released(_story.Seal());
        _story.Happens(new BundleBanned { At = _story.Now, By = ReleaseStory.Ci, Bundle = bad.Bundle.Id, Because = "it charges twice" });

        Assert.Equal(good.Bundle.Id, Papers(_story.Seal()).Before?.Bundle.Id);
    }

    [Fact]
    public void What_a_module_says_to_whoever_deploys_it_is_gathered()
    {
        var inputs = new PaperInputs { DeployNotes = new Dictionary<string, IReadOnlyList<string>> { ["orders"] = ["Warm the cache."] } };

        Assert.Equal(["Warm the cache."], Papers(_story.Seal(), inputs).Modules.Single(module => module.Name == "orders").DeployNotes);
    }

    [Fact]
    public void Papers_for_no_environment_are_refused_with_those_that_are() =>
        Assert.Contains("production", Assert.Throws<PipelineException>(() => ReleasePapers.Of(_story.State, _story.Seal(), "prod", new PaperInputs(), _story.Now)).Message, StringComparison.Ordinal);

    private ReleasePapers Papers(BundleState bundle, PaperInputs? inputs = null) => ReleasePapers.Of(_story.State, _story.State.Bundles[bundle.Bundle.Id.Value], "production", inputs ?? new PaperInputs(), _story.Now);

    private BundleState Released(BundleState bundle)
    {
        _story.Promote(bundle, "pre-prod");
        _story.AllVoteGo(bundle);
        _story.Decide(bundle);
        _story.Promote(bundle, "production");
        return bundle;
    }

    private BundleState Seal(params (string Name, string Version, string[] DependsOn)[] modules)
    {
        var number = _story.State.Sealed.Count;
        var content = new BundleContent
        {
            Application = "shop",
            Commit = $"{number:d40}",
            Tree = $"{number:d40}",
            Modules = [.. modules.Select(module => new BundleModule { Name = module.Name, Version = module.Version, Inputs = module.Version, DependsOn = module.DependsOn, Image = Digest.Of(System.Text.Encoding.UTF8.GetBytes(module.Name + module.Version)) })],
        };
        var bundle = new Bundle { Id = content.Id(), Content = content };
        _story.Happens(BundleSealed.Of(_story.State, bundle, "main", ReleaseStory.Ci, _story.Now));
        foreach (var module in content.Modules)
            _story.Found(module.Image!.Value, "UnitTest", module.Name, ("coverage.line", 90));
        _story.Found(bundle.Id, "IntegrationTest", null);
        return _story.State.Bundles[bundle.Id.Value];
    }

    private static Digest ImageOf(BundleState bundle, string module) => bundle.Bundle.Content.Modules.Single(one => one.Name == module).Image!.Value;
}
