using System.Text.RegularExpressions;
using Pipeline.Testing;
using Pipeline.WorkflowRunner;

namespace Pipeline.Components.Tests.Workflows;

/// <summary>The generated workflows of a build that records its releases, run with the real targets: every job a fresh clone, and a ledger that the jobs push to.</summary>
public sealed partial class RecordedReleaseTests
{
    [Fact]
    public async Task What_was_rehearsed_goes_to_production_by_three_votes_and_is_built_once()
    {
        Requires.ContainerEngine();
        await using var shop = await RecordedShop.StartAsync();
        using var first = Succeeded(await shop.MergedAsync());
        using var proposed = Succeeded(await shop.ProposedAsync());

        using var merged = Succeeded(await shop.AcceptedAsync());
        Assert.Equal(("success", "skipped", "success"), (merged.Jobs["rehearsed"].Result, merged.Jobs["modules"].Result, merged.Jobs["seal"].Result));
        Assert.Equal(proposed.Jobs["seal"].Outputs["bundle"]!.ToString(), merged.Jobs["seal"].Outputs["bundle"]!.ToString());

        using var lead = Succeeded(await shop.VotedAsync("ada", "module-lead", "go"));
        using var sre = Succeeded(await shop.VotedAsync("ben", "sre", "go", "p95 180 ms"));
        using var qa = Succeeded(await shop.VotedAsync("cleo", "qa", "go"));
        using var decided = Succeeded(await shop.DecisionDueAsync());
        Assert.Equal(("success", "skipped"), (decided.Jobs["decide-production"].Result, decided.Jobs["promote-production"].Result));

        var released = shop.Origin("rev-parse", "main");
        shop.MovesOn();
        using var train = Succeeded(await shop.ByHandAsync("ada", "release-train.yml", ("environment", "production")));
        Assert.Equal("success", train.Jobs["promote-production / promote"].Result);
        Assert.Equal(released, shop.Origin("rev-parse", "catalog-v1.1.0^{commit}"));
        Assert.Equal(shop.Shop.Host.MachineEnvironment["PUSHED"], await shop.Shop.DigestOfCatalogAsync("1.1.0"));
        var papers = Assert.Single(shop.Shop.Releases, release => release.Tag == "catalog-v1.1.0").Assets.Single(file => file.Name == "papers-production.md");
        Assert.Contains("- \\#1 Sell tea", System.Text.Encoding.UTF8.GetString(papers.Content), StringComparison.Ordinal);
        Snapshot.Matches("recorded-release.txt", string.Join('\n', shop.Diary.Select(Lasting)) + "\n");
    }

    [Fact]
    public async Task A_veto_of_QA_keeps_the_release_from_production()
    {
        Requires.ContainerEngine();
        await using var shop = await RecordedShop.StartAsync();
        using var proposed = Succeeded(await shop.ProposedAsync());
        using var merged = Succeeded(await shop.AcceptedAsync());
        using var lead = Succeeded(await shop.VotedAsync("ada", "module-lead", "go"));
        using var sre = Succeeded(await shop.VotedAsync("ben", "sre", "go"));
        using var qa = Succeeded(await shop.VotedAsync("cleo", "qa", "no-go", "checkout fails"));

        using var train = await shop.ByHandAsync("ada", "release-train.yml", ("environment", "production"));

        Assert.Equal("failure", train.Result);
        Assert.Contains("checkout fails", train.LogOf("promote-production / promote"), StringComparison.Ordinal);
        Assert.DoesNotContain(shop.Diary, sentence => sentence.Contains("to production", StringComparison.Ordinal) && sentence.Contains("deploy", StringComparison.Ordinal));
        Assert.Equal("skipped", train.Jobs["tag"].Result);
    }

    [Fact]
    public async Task Somebody_without_the_role_casts_no_vote()
    {
        await using var shop = await RecordedShop.StartAsync();
        using var merged = Succeeded(await shop.MergedAsync());
        var head = shop.Origin("rev-parse", "release-ledger");

        using var vote = await shop.VotedAsync("mallory", "qa", "go");

        Assert.Equal("failure", vote.Result);
        Assert.Equal(head, shop.Origin("rev-parse", "release-ledger"));
    }

    [Fact]
    public async Task A_pull_request_of_a_fork_is_checked_and_seals_nothing()
    {
        await using var shop = await RecordedShop.StartAsync();

        using var run = Succeeded(await shop.ProposedAsync("mallory/storefront"));

        Assert.Equal(("skipped", "skipped"), (run.Jobs["seal"].Result, run.Jobs["promote-pre-prod"].Result));
        Assert.Equal("", shop.Origin("for-each-ref", "refs/heads/release-ledger"));
    }

    [Fact]
    public async Task Text_of_a_form_is_no_option_of_the_build()
    {
        await using var shop = await RecordedShop.StartAsync();
        using var merged = Succeeded(await shop.MergedAsync());

        using var held = Succeeded(await shop.ByHandAsync("ada", "release-control.yml", ("action", "hold"), ("environment", "production"), ("because", "--remote $(touch pwned); \"`id`")));

        Assert.EndsWith("--remote $(touch pwned); \"`id`", shop.Diary[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_alert_makes_an_emergency_by_itself_when_it_is_as_severe_as_the_rules_say()
    {
        await using var shop = await RecordedShop.StartAsync();
        using var merged = Succeeded(await shop.MergedAsync());
        var head = shop.Origin("rev-parse", "release-ledger");

        using var mild = await shop.AlarmedAsync("ada", "medium");
        Assert.Equal("failure", mild.Result);
        Assert.Contains("an alert of medium severity makes no emergency by itself", mild.LogOf("control"), StringComparison.Ordinal);
        Assert.Equal(head, shop.Origin("rev-parse", "release-ledger"));

        using var severe = Succeeded(await shop.AlarmedAsync("ada", "high"));
        Assert.EndsWith("an emergency (high alert): the advisory of today", shop.Diary[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emergency_without_an_alert_is_somebodys_word()
    {
        await using var shop = await RecordedShop.StartAsync();
        using var merged = Succeeded(await shop.MergedAsync());

        using var declared = Succeeded(await shop.AlarmedAsync("ada", "none"));

        Assert.EndsWith("an emergency: the advisory of today", shop.Diary[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_goes_back_to_the_bundle_that_the_form_names_and_not_to_the_one_before()
    {
        Requires.ContainerEngine();
        await using var shop = await RecordedShop.StartAsync();
        using var first = Succeeded(await shop.ProposedAsync());
        using var second = Succeeded(await shop.ProposedAsync());
        using var third = Succeeded(await shop.ProposedAsync());
        var oldest = first.Jobs["seal"].Outputs["bundle"]!.ToString();

        using var unknown = await shop.ByHandAsync("ada", "rollback.yml", ("environment", "pre-prod"), ("because", "the tea is cold"), ("bundle", "2020-01-01.1"));
        Assert.Equal("failure", unknown.Result);
        Assert.Contains("There is no bundle '2020-01-01.1'", unknown.LogOf("rollback"), StringComparison.Ordinal);

        using var back = Succeeded(await shop.ByHandAsync("ada", "rollback.yml", ("environment", "pre-prod"), ("because", "the tea is cold"), ("bundle", oldest)));
        Assert.Equal(["ada rolls pre-prod back to DAY.1 (ID): the tea is cold", "ada records IntegrationTest of the application (ID): passed", "pre-prod runs DAY.1 (ID)"], shop.Diary[^3..].Select(Lasting));
    }

    [Fact]
    public async Task What_cannot_be_recorded_fails_the_job_instead_of_waiting_on_a_machine_that_ends_with_it()
    {
        using var shop = new StagedShop("scheduled");
        shop.Git.Git("remote", "add", "origin", "http://127.0.0.1:9/nobody.git");

        var (exitCode, output) = await shop.RunAsync(
            new Dictionary<string, string?> { ["GITHUB_ACTIONS"] = "true", ["GITHUB_ACTOR"] = "ada", ["GITHUB_TOKEN"] = null },
            "Hold", "--environment", "production", "--because", "checkout fails");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("origin does not answer", output, StringComparison.Ordinal);
        Assert.Equal("", shop.Git.Git("for-each-ref", "refs/pipeline/ledger-queue"));
    }

    private static WorkflowRun Succeeded(WorkflowRun run)
    {
        Assert.True(run.Result == "success", string.Join('\n', run.Jobs.Where(job => job.Value.Result == "failure" && File.Exists(run.LogPathOf(job.Key))).Select(job => $"--- {job.Key}\n{run.LogOf(job.Key)}")));
        return run;
    }

    private static string Lasting(string sentence) => Commit().Replace(Id().Replace(Day().Replace(sentence, "DAY."), "(ID)"), "$1 C");

    [GeneratedRegex(@"\d{4}-\d\d-\d\d\.")]
    private static partial Regex Day();

    [GeneratedRegex(@"\([0-9a-f]{12}\)")]
    private static partial Regex Id();

    [GeneratedRegex("(commit|as) [0-9a-f]{7,}")]
    private static partial Regex Commit();
}
