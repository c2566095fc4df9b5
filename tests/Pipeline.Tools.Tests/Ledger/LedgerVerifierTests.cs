using Pipeline.Testing;
using Pipeline.Tools.Ledger.Verification;

namespace Pipeline.Tools.Tests.Ledger;

public sealed class LedgerVerifierTests : IDisposable
{
    private readonly GitSandbox _remote = new(bare: true);
    private readonly LedgerClone _clone;

    public LedgerVerifierTests() => _clone = new(_remote);

    public void Dispose()
    {
        _clone.Dispose();
        _remote.Dispose();
    }

    [Fact]
    public async Task A_ledger_that_was_only_appended_to_is_in_order()
    {
        var head = (await _clone.RecordAsync("x", "y", "z")).View.Head;

        var verification = await _clone.VerifyAsync();

        Assert.Equal((head, 3), (verification.Head, verification.Entries));
        Assert.Empty(verification.Findings);
    }

    [Fact]
    public async Task A_ledger_that_does_not_exist_yet_is_in_order()
    {
        Assert.Equal((null, 0), (await _clone.VerifyAsync()) switch { var found => (found.Head, found.Entries + found.Findings.Count) });
    }

    [Fact]
    public async Task A_ledger_that_was_cut_off_is_found_by_what_this_clone_knows()
    {
        await _clone.RecordAsync("x", "y", "z");
        Rewrite(_clone.Git.Git("rev-parse", $"{LedgerClone.Branch}~2"));

        Assert.Equal([(LedgerFindingKind.CutOff, "Ada records y"), (LedgerFindingKind.CutOff, "Ada records z")], await FindAsync());
    }

    [Fact]
    public async Task A_ledger_that_was_deleted_is_found()
    {
        await _clone.RecordAsync("x");
        _remote.Git("update-ref", "-d", $"refs/heads/{LedgerClone.Branch}");

        Assert.Equal([(LedgerFindingKind.CutOff, "Ada records x")], await FindAsync());
    }

    [Fact]
    public async Task An_event_that_was_removed_is_named()
    {
        await _clone.RecordAsync("x", "y", "z");
        Rewrite(_clone.Forge("z", _clone.Git.Git("rev-parse", $"{LedgerClone.Branch}~2")));

        Assert.Equal([(LedgerFindingKind.Removed, "Ada records y"), (LedgerFindingKind.Moved, "Ada records z")], await FindAsync());
    }

    [Fact]
    public async Task Events_that_were_put_in_another_order_are_named()
    {
        await _clone.RecordAsync("x", "y", "z");
        Rewrite(_clone.Forge("y", _clone.Forge("z", _clone.Git.Git("rev-parse", $"{LedgerClone.Branch}~2"))));

        Assert.Equal([(LedgerFindingKind.Moved, "Ada records y"), (LedgerFindingKind.Moved, "Ada records z")], await FindAsync());
    }

    [Fact]
    public async Task An_event_that_was_changed_is_named()
    {
        await _clone.RecordAsync("x", "y");
        Rewrite(_clone.Forge("forged", _clone.Git.Git("rev-parse", $"{LedgerClone.Branch}~1")));

        Assert.Equal([(LedgerFindingKind.Removed, "Ada records y")], await FindAsync());
    }

    [Fact]
    public async Task What_was_found_is_found_again_until_somebody_acts()
    {
        await _clone.RecordAsync("x", "y");
        Rewrite(_clone.Git.Git("rev-parse", $"{LedgerClone.Branch}~1"));

        await _clone.VerifyAsync();

        Assert.Equal([(LedgerFindingKind.CutOff, "Ada records y")], await FindAsync());
    }

    [Fact]
    public async Task A_commit_that_the_cluster_knows_and_the_ledger_does_not_have_contradicts_it()
    {
        await _clone.RecordAsync("x", "y");
        var (first, second) = (_clone.Git.Git("rev-parse", $"{LedgerClone.Branch}~1"), _clone.Git.Git("rev-parse", LedgerClone.Branch));
        Rewrite(first);
        using var fresh = new LedgerClone(_remote);

        var verification = await fresh.VerifyAsync(new() { KnownHeads = new Dictionary<string, string> { ["shop in production"] = second, ["shop in staging"] = first } });

        var finding = Assert.Single(verification.Findings);
        Assert.Equal(LedgerFindingKind.CutOff, finding.Kind);
        Assert.StartsWith($"shop in production names the commit {second[..12]} of the ledger, and the ledger does not have it", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_breaks_a_rule_is_named_and_counts_for_nothing()
    {
        await _clone.RecordAsync("x");
        Rewrite(_clone.Forge("y", _clone.Forge("x", Head)));

        var finding = Assert.Single((await _clone.VerifyAsync()).Findings);

        Assert.Equal((LedgerFindingKind.Rule, _clone.Git.Git("rev-parse", "forged~1")), (finding.Kind, finding.Commit));
        Assert.EndsWith("('Ada records x'): x is recorded twice.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_that_does_not_fit_its_event_is_named()
    {
        await _clone.RecordAsync("x");
        Rewrite(_clone.Forge("Ada records something nice", [Head], ("event.json", NamesMeaning.Json("y"))));

        Assert.Equal([(LedgerFindingKind.Rule, "Ada records something nice")], await FindAsync());
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_named()
    {
        await _clone.RecordAsync("x");
        Rewrite(_clone.Forge("Ada records y", [Head], ("event.json", "{")));

        Assert.Equal([(LedgerFindingKind.Rule, "Ada records y")], await FindAsync());
    }

    [Fact]
    public async Task Everything_that_is_no_entry_is_named_and_the_rest_is_verified()
    {
        await _clone.RecordAsync("x");
        var side = _clone.Forge("side", Head);
        var more = _clone.Forge("Ada records y", [Head], ("event.json", NamesMeaning.Json("y")), ("virus.sh", ""));
        Rewrite(_clone.Forge("x", _clone.Forge("z", more, side)));

        var findings = await FindAsync();

        Assert.Contains((LedgerFindingKind.Form, "Ada records y"), findings);
        Assert.Contains((LedgerFindingKind.Form, "Ada records z"), findings);
        Assert.Contains((LedgerFindingKind.Rule, "Ada records x"), findings);
    }

    [Fact]
    public async Task A_commit_that_is_older_than_the_one_before_it_is_named()
    {
        var clock = new StoppedClock { Now = DateTimeOffset.UtcNow.AddDays(1) };
        _clone.Options = _clone.Options with { Time = clock };
        await _clone.RecordAsync("x");
        Rewrite(_clone.Forge("y", Head));

        Assert.Equal([(LedgerFindingKind.Time, "Ada records y")], await FindAsync());
    }

    [Fact]
    public async Task Verifying_changes_nothing()
    {
        await _clone.RecordAsync("x", "y");
        Rewrite(_clone.Forge("forged", Head));
        var before = _clone.Git.Git("for-each-ref");

        await _clone.VerifyAsync();

        Assert.Equal(before, _clone.Git.Git("for-each-ref"));
    }

    private string Head => _clone.Git.Git("rev-parse", LedgerClone.Branch);

    // Who can force the remote's branch: the repository itself.
    private void Rewrite(string commit)
    {
        _clone.Git.Git("tag", "-f", "forged", commit);
        _clone.Git.Git("push", "-q", "-f", "origin", $"{commit}:refs/heads/{LedgerClone.Branch}");
    }

    private async Task<IReadOnlyList<(LedgerFindingKind, string)>> FindAsync() =>
        [.. (await _clone.VerifyAsync()).Findings.Select(finding => (finding.Kind, _clone.Git.Git("log", "-1", "--format=%s", finding.Commit!)))];
}
