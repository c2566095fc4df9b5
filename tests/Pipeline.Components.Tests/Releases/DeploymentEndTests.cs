using Pipeline.Testing;

namespace Pipeline.Components.Tests.Releases;

/// <summary>How a deployment ends, and what the ledger and the environment are then.</summary>
public sealed class DeploymentEndTests : IDisposable
{
    private readonly RecordedShop _shop = new();

    public DeploymentEndTests() => Requires.ContainerEngine();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_failed_promotion_goes_back_to_a_bundle_whose_commit_is_not_in_this_clone()
    {
        await SealLostAsync(alsoAtRemote: false);
        await SealAsync("b");

        var (exitCode, output) = await _shop.RunAsync(new Dictionary<string, string?> { ["FAIL"] = "IntegrationTest:shop" }, "Promote", "--to", "staging", "--runtime", "local");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("staging runs ", output, StringComparison.Ordinal);
        Assert.Contains(_shop.Sentences.Take(2), sentence => sentence.Contains(" fails in staging", StringComparison.Ordinal) && sentence.EndsWith(" again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bundle_whose_commit_is_nowhere_is_refused_before_anything_is_recorded()
    {
        var lost = await SealLostAsync(alsoAtRemote: false);
        await SealAsync("b");
        await PromoteAsync();
        _shop.TakeJournal();

        var output = await _shop.RefusedAsync("Rollback", "--environment", "staging", "--runtime", "local");

        Assert.Contains($"The commit {lost} of the bundle is not in this repository", output, StringComparison.Ordinal);
        Assert.Empty(_shop.TakeJournal());
    }

    [Fact]
    public async Task A_commit_that_only_the_remote_has_is_fetched_from_there()
    {
        await SealLostAsync(alsoAtRemote: true);
        await SealAsync("b");
        await PromoteAsync();

        await _shop.SucceedAsync("Rollback", "--environment", "staging", "--runtime", "local");

        Assert.Contains(_shop.Sentences.Take(2), sentence => sentence.StartsWith("staging runs ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mistake_of_the_builds_own_ends_the_deployment_and_the_environment_goes_back()
    {
        await SealAsync("a");
        await PromoteAsync();
        await SealAsync("b");

        var (exitCode, output) = await _shop.RunAsync(new Dictionary<string, string?> { ["BREAK"] = "IntegrationTest" }, "Promote", "--to", "staging", "--runtime", "local");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("does not run in staging: The stage cannot be made.", output, StringComparison.Ordinal);
        Assert.Contains("fails in staging: The stage cannot be made.; staging runs ", _shop.Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_rollback_goes_forward_again_with_what_others_need_first()
    {
        await SealAsync("a");
        await PromoteAsync();
        await SealAsync("b");
        await PromoteAsync();
        _shop.TakeJournal();

        await _shop.RunAsync(new Dictionary<string, string?> { ["FAIL"] = "IntegrationTest:shop" }, "Rollback", "--environment", "staging", "--runtime", "local");

        Assert.Equal(["Deploy orders", "Deploy catalog", "IntegrationTest shop", "Deploy catalog", "Deploy orders"], _shop.TakeJournal().Select(line => line[..line.LastIndexOf(' ')]));
    }

    [Fact]
    public async Task Evidence_that_is_refused_does_not_keep_the_end_from_the_ledger()
    {
        await SealAsync("a");

        var output = await _shop.SucceedAsync(new Dictionary<string, string?> { ["METRIC"] = "p95\n" }, "Promote", "--to", "staging", "--runtime", "local");

        Assert.StartsWith("staging runs ", _shop.Sentences[0], StringComparison.Ordinal);
        Assert.Contains(" is not in the ledger: ", output, StringComparison.Ordinal);
        Assert.Contains("the name of the metric 'p95", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployment_notes_the_ledger_with_its_own_beginning_and_which_ledger_it_is()
    {
        await SealAsync("a");
        await PromoteAsync();

        var begun = _shop.Git.Git("log", "--format=%H", "--grep", " promotes ", RecordedShop.Branch);
        Assert.Equal($"ledger {begun} of here", _shop.LastNote);
    }

    [Fact]
    public async Task A_note_of_a_shared_ledger_names_the_remote()
    {
        await ShareSealedAsync();

        await _shop.SucceedAsync("Promote", "--to", "staging", "--runtime", "local", "--remote", "origin");

        Assert.EndsWith($" of {_shop.Origin.Path}", _shop.LastNote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waited_offline_counts_before_the_promotion_that_needs_it()
    {
        await ShareSealedAsync();
        await _shop.SucceedAsync("Hold", "--environment", "staging", "--because", "the database is moved", "--remote", "origin");
        _shop.GoOffline();
        await _shop.SucceedAsync("Unhold", "--environment", "staging", "--remote", "origin");
        _shop.GoOnline();

        var output = await _shop.SucceedAsync("Promote", "--to", "staging", "--runtime", "local", "--remote", "origin");

        Assert.Contains("Decided offline, and now recorded: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remote_that_is_gone_for_a_moment_when_a_deployment_ends_gets_its_end()
    {
        await ShareSealedAsync();
        var back = $"git -C '{_shop.Git.Path}' remote set-url origin '{_shop.Origin.Path}'";

        var output = await _shop.SucceedAsync(WhenTested($"setsid -f sh -c \"sleep 2; {back}\" > /dev/null 2>&1"), "Promote", "--to", "staging", "--runtime", "local", "--remote", "origin");

        Assert.Contains("Decided offline, and now recorded: 'staging runs ", output, StringComparison.Ordinal);
        Assert.Contains("staging runs ", _shop.Origin.Git("log", "--format=%s", RecordedShop.Branch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_end_cannot_be_recorded_it_is_told_with_its_reason_and_the_command_that_records_it()
    {
        await ShareSealedAsync();

        var (exitCode, output) = await _shop.RunAsync(
            new Dictionary<string, string?>(WhenTested("kill -TERM $PPID; sleep 20")) { ["GITHUB_ACTIONS"] = "true", ["GITHUB_ACTOR"] = "ada", ["GITHUB_TOKEN"] = null },
            "Promote", "--to", "staging", "--runtime", "local", "--remote", "origin");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("does not run in staging: it was interrupted", output, StringComparison.Ordinal);
        Assert.Contains("That is not in the ledger: The ledger cannot be reached: origin does not answer", output, StringComparison.Ordinal);
        Assert.Matches("./build.sh Promote --to staging --bundle [0-9.-]+ --remote origin", output);
    }

    [Fact]
    public async Task On_a_machine_the_end_waits_until_the_next_command()
    {
        await ShareSealedAsync();
        await _shop.RunAsync(WhenTested("kill -TERM $PPID; sleep 20"), "Promote", "--to", "staging", "--runtime", "local", "--remote", "origin");
        _shop.GoOnline();

        await _shop.SucceedAsync("Hold", "--environment", "staging", "--because", "look first", "--remote", "origin");

        Assert.Contains(_shop.Sentences, sentence => sentence.Contains("fails in staging: it was interrupted", StringComparison.Ordinal));
    }

    // The remote goes away while the suite runs.
    private Dictionary<string, string?> WhenTested(string command) => new()
    {
        ["COMMAND"] = $"case \"$OUTPUT_DIRECTORY\" in *integration-test*) git -C '{_shop.Git.Path}' remote set-url origin git://127.0.0.1:1/shop; {command};; esac",
    };

    private async Task ShareSealedAsync()
    {
        _shop.Share();
        await _shop.SucceedAsync("Pipeline", "Bundle", "--remote", "origin");
    }

    private async Task SealAsync(string change)
    {
        _shop.Git.Commit($"feat: {change}", ("modules/catalog/a.cs", change));
        await _shop.SealAsync();
    }

    private async Task PromoteAsync() => await _shop.SucceedAsync("Promote", "--to", "staging", "--runtime", "local");

    // The merge result of a pull request, which runs in staging, and is in no branch.
    private async Task<string> SealLostAsync(bool alsoAtRemote)
    {
        var git = _shop.Git;
        git.Git("checkout", "-q", "--detach");
        var commit = git.Commit("feat: proposed", ("modules/catalog/a.cs", "proposed"));
        if (alsoAtRemote)
        {
            _shop.Share();
            git.Git("push", "-q", "origin", "HEAD:refs/pull/1/merge");
        }

        await _shop.SealAsync();
        await PromoteAsync();
        git.Git("checkout", "-q", "main");
        _shop.Lose(commit);
        return commit;
    }
}
