using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Components.Tests.Releases;

/// <summary>A ledger at a remote, and commands in a clone of it that do not name the remote.</summary>
public sealed class SharedLedgerTests : IDisposable
{
    private static readonly Dictionary<string, string?> Undeclared = new() { ["NO_APPROVAL"] = "yes" };
    private readonly RecordedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task What_the_shared_ledger_adopted_counts_in_a_clone_that_has_not_got_it()
    {
        await ShareSealedAsync();
        _shop.ForgetLedger();

        var output = await _shop.RefusedAsync(Undeclared, "Deploy", "--environment", "production");

        Assert.Contains("Deploy does not go to production", output, StringComparison.Ordinal);
        Assert.Equal("", _shop.Head);
    }

    [Fact]
    public async Task What_was_seen_of_the_shared_ledger_counts_also_when_it_does_not_answer()
    {
        await ShareSealedAsync();
        _shop.ForgetLedger(alsoOfRemote: false);
        _shop.GoOffline();

        var output = await _shop.RefusedAsync(Undeclared, "Deploy", "--environment", "production");

        Assert.Contains("Deploy does not go to production", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_a_ledger_was_seen_or_named_nothing_is_deployed_while_it_does_not_answer(bool isNamed)
    {
        await ShareSealedAsync();
        _shop.ForgetLedger(alsoOfRemote: false);
        _shop.GoOffline();

        var output = await _shop.RefusedAsync(["Deploy", "--environment", "staging", .. isNamed ? new[] { "--remote", "origin" } : []]);

        Assert.Contains("The ledger at origin says what may run where, and cannot be reached: origin does not answer", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remote_of_which_no_ledger_is_known_keeps_nobody_from_deploying_while_it_does_not_answer()
    {
        _shop.Share();
        _shop.GoOffline();

        await _shop.SucceedAsync("Deploy", "--environment", "staging");
    }

    [Fact]
    public async Task The_way_back_is_by_the_shared_ledger_where_it_knows_of_the_environment()
    {
        await ShareSealedAsync(edit => edit.Add(Started(edit)));
        _shop.ForgetLedger();

        var output = await _shop.RefusedAsync("Rollback", "--environment", "staging", "--runtime", "local");

        Assert.Contains("./build.sh Rollback --environment staging --remote origin", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_deployment_that_never_ended_is_known()
    {
        await _shop.SealAsync();
        await _shop.AppendAsync(edit => edit.Add(Started(edit)), DateTimeOffset.UtcNow);

        var output = await _shop.RefusedAsync("Rollback", "--environment", "staging", "--runtime", "local");

        Assert.Contains("'staging' has no bundle to go back to", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_records_in_such_a_clone_without_the_remote_is_told_that_nobody_else_will_know()
    {
        await ShareSealedAsync();

        var output = await _shop.SucceedAsync("Hold", "--environment", "production", "--because", "checkout fails");

        Assert.Contains("That is recorded on this machine only, and nobody else will know. The ledger of everybody is at origin: --remote origin records it there", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_in_such_a_clone_without_the_remote_is_told_once()
    {
        await ShareSealedAsync();

        var output = await _shop.SucceedAsync("History");

        Assert.Equal(2, output.Split("This is the ledger of this machine only. That of everybody is at origin: say --remote origin").Length);
    }

    [Fact]
    public async Task Whoever_names_the_remote_or_has_none_is_told_nothing()
    {
        await _shop.SealAsync();
        var alone = await _shop.SucceedAsync("History");
        _shop.Share();
        _shop.Git.Git("push", "-q", "origin", RecordedShop.Branch);

        Assert.DoesNotContain("of this machine only", alone + await _shop.SucceedAsync("History", "--remote", "origin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_longer_holds_of_what_waited_is_told_also_when_the_command_itself_is_refused()
    {
        await ShareSealedAsync();
        _shop.GoOffline();
        await _shop.SucceedAsync("Hold", "--environment", "production", "--because", "checkout fails", "--remote", "origin");
        _shop.GoOnline();

        var (exitCode, output) = await _shop.RunAsync("Vote", "--go", "--as", "nobody", "--remote", "origin");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Decided offline, and now recorded: 'Ada holds production", output, StringComparison.Ordinal);
    }

    private static DeploymentStarted Started(LedgerEdit edit) => new()
    {
        At = edit.Now,
        By = edit.By,
        Bundle = edit.State.Bundles[edit.State.Sealed[^1]].Bundle.Id,
        Environment = "staging",
        Runtime = "local",
        Until = edit.Now.AddHours(1),
    };

    private async Task ShareSealedAsync(Action<LedgerEdit>? more = null)
    {
        _shop.Share();
        await _shop.SealAsync();
        if (more is not null)
            await _shop.AppendAsync(more, DateTimeOffset.UtcNow);
        _shop.Git.Git("push", "-q", "origin", RecordedShop.Branch);
        Assert.NotEqual("", _shop.Git.Git("for-each-ref", $"refs/remotes/origin/{RecordedShop.Branch}"));
        _shop.TakeJournal();
    }
}
