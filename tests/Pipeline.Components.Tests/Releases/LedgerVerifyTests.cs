using Pipeline.LocalRuntime;
using Pipeline.LocalRuntime.Releases;

namespace Pipeline.Components.Tests.Releases;

/// <summary>The target LedgerVerify, as a process of its own.</summary>
public sealed class LedgerVerifyTests : IDisposable
{
    private readonly SigningKeys _keys = new();
    private readonly RecordedShop _shop = new();

    public void Dispose()
    {
        _shop.Dispose();
        _keys.Dispose();
    }

    [Fact]
    public async Task A_whole_ledger_is_told_in_a_sentence_with_who_vouches_for_its_events()
    {
        await SealSignedAsync();
        _shop.Git.Git("config", "--unset", "user.signingkey");
        await _shop.SucceedAsync("Hold", "--environment", "production", "--because", "the database is moved");

        var output = await VerifyAsync();

        Assert.Contains("The ledger is whole: 4 events. 3 by whoever signed them, 0 by the word of GitHub, 1 by people for whom nobody vouches.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_claims_a_signature_and_has_none_is_found()
    {
        await SealSignedAsync();
        Forge(_shop.Git.Git("log", "-1", "--format=%B", RecordedShop.Branch));

        var output = await _shop.RefusedAsync("LedgerVerify", "--runtime", "local");

        Assert.Contains("says that ada@example.org signed it, and it is not signed.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_of_signatures_that_nobody_can_check_are_found()
    {
        await SealSignedAsync();
        _shop.Git.Commit("chore: forget signers", (".pipeline/allowed_signers", ""));
        _shop.Git.Git("rm", "-q", "-f", ".pipeline/allowed_signers");
        _shop.Git.Commit("chore: forget the file");

        var output = await _shop.RefusedAsync("LedgerVerify", "--runtime", "local");

        Assert.Contains("says that ada@example.org signed it, and there is no file of signers to hold that against.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_was_cut_off_contradicts_what_was_deployed()
    {
        var noted = await NoteAsync("here");

        var output = await _shop.RefusedAsync("LedgerVerify", "--runtime", "local");

        Assert.Contains($"Revision 3 of catalog in production (local) names the commit {noted[..12]} of the ledger, and the ledger does not have it: it was rewritten or cut off.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_noted_of_another_ledger_says_nothing_about_this_one()
    {
        await NoteAsync("https://github.com/acme/shop");

        Assert.Contains("The ledger is whole", await VerifyAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_changed_after_it_was_recorded_as_evidence_is_named()
    {
        await _shop.SealAsync(new Dictionary<string, string?> { ["COMMAND"] = "echo passed > $OUTPUT_DIRECTORY/results.txt" });
        await VerifyAsync();
        // Both modules push the same image here; the evidence of the last is what is known of it.
        var file = Path.Combine(_shop.Git.Path, "artifacts", "orders", "unit-test", "results.txt");
        File.WriteAllText(file, "passed, really\n");

        var output = await _shop.RefusedAsync("LedgerVerify", "--runtime", "local");

        Assert.Contains("orders/unit-test/results.txt was changed after it was recorded as evidence UnitTest of orders at ", output, StringComparison.Ordinal);
        await _shop.SucceedAsync("Bundle");
        await VerifyAsync();
    }

    [Fact]
    public async Task Without_a_ledger_nothing_is_wrong_with_it() => Assert.Contains("There is no ledger yet", await VerifyAsync(), StringComparison.Ordinal);

    // A release names the last event of a ledger, which then loses it.
    private async Task<string> NoteAsync(string home)
    {
        await _shop.SealAsync();
        await _shop.SucceedAsync("Hold", "--environment", "production", "--because", "a promotion stands for this");
        var noted = _shop.Head;
        _shop.Git.Commit("feat: chart", ("modules/catalog/chart/Chart.yaml", "apiVersion: v2\nname: catalog\nversion: 1.0.0\n"));
        var store = new ReleaseStore(new LocalNamespace("production", Path.Combine(_shop.Git.Path, ".nuke", "temp", "local")), "catalog");
        var revision = new LocalRevision { Revision = 3, DeployedAt = DateTimeOffset.UtcNow, Status = LocalStatus.Deployed, Chart = "catalog-1.0.0", Description = $"1.0.0 of commit x, chart y, ledger {noted} of {home}" };
        await store.AddAsync(revision, "", TestContext.Current.CancellationToken);
        await VerifyAsync();
        _shop.Git.Git("update-ref", $"refs/heads/{RecordedShop.Branch}", $"{noted}~1");
        _shop.Git.Git("update-ref", "-d", "refs/pipeline/ledger-seen");
        return noted;
    }

    private Task<string> VerifyAsync() => _shop.SucceedAsync("LedgerVerify", "--runtime", "local");

    private async Task SealSignedAsync()
    {
        _shop.Git.Commit("chore: list signers", (".pipeline/allowed_signers", _keys.SignWith(_shop.Git, "ada", "ada@example.org")));
        await _shop.SealAsync();
    }

    // The last event once more, by nobody's key.
    private void Forge(string message)
    {
        var forged = _shop.Git.GitReading(message, "commit-tree", $"{RecordedShop.Branch}^{{tree}}", "-p", $"{RecordedShop.Branch}~1", "-F", "-");
        _shop.Git.Git("update-ref", $"refs/heads/{RecordedShop.Branch}", forged);
        _shop.Git.Git("update-ref", "-d", "refs/pipeline/ledger-seen");
    }
}
