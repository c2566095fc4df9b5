using System.Diagnostics;
using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Ledger.Verification;

namespace Pipeline.Tools.Tests.Ledger;

public sealed class LedgerSignaturesTests : IDisposable
{
    private readonly TempDirectory _keys = new("pipeline-keys-");
    private readonly LedgerClone _clone = new();

    public LedgerSignaturesTests() => Requires.Program("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", _keys["probe"]);

    public void Dispose()
    {
        _clone.Dispose();
        _keys.Dispose();
    }

    [Fact]
    public async Task Who_signs_with_a_listed_key_is_named()
    {
        SignWith(MakeKey("ada"));
        var signers = Allow("ada");
        await _clone.RecordAsync("x", "y");

        var verification = await _clone.VerifyAsync(new() { AllowedSigners = signers });

        Assert.Empty(verification.Findings);
        Assert.Equal([true, true], verification.Signatures.Select(signature => signature.IsSigned));
        Assert.Equal(["ada@example.org", "ada@example.org"], verification.Signatures.Select(signature => signature.Signer));
    }

    [Fact]
    public async Task An_entry_without_a_signature_is_by_nobody_who_is_known()
    {
        MakeKey("ada");
        await _clone.RecordAsync("x");
        var head = _clone.Git.Git("rev-parse", LedgerClone.Branch);

        var verification = await _clone.VerifyAsync(new() { AllowedSigners = Allow("ada") });

        Assert.Empty(verification.Findings);
        Assert.Equal([new LedgerSignature(head, IsSigned: false, null)], verification.Signatures);
    }

    [Fact]
    public async Task A_signature_by_a_key_that_is_not_listed_is_found()
    {
        MakeKey("ada");
        SignWith(MakeKey("mallory"));
        await _clone.RecordAsync("x");

        var verification = await _clone.VerifyAsync(new() { AllowedSigners = Allow("ada") });

        Assert.Equal((LedgerFindingKind.Signature, "x"), Assert.Single(verification.Findings) switch { var finding => (finding.Kind, finding.Message.Split('\'')[1][^1..]) });
        Assert.Equal((true, null), Assert.Single(verification.Signatures) switch { var signature => (signature.IsSigned, signature.Signer) });
    }

    [Fact]
    public async Task A_signature_that_was_moved_to_another_event_is_found()
    {
        SignWith(MakeKey("ada"));
        await _clone.RecordAsync("x");
        var signed = _clone.Git.Git("cat-file", "commit", LedgerClone.Branch);
        var tree = _clone.Git.Git("rev-parse", $"{_clone.Forge("y")}^{{tree}}");
        var forged = _clone.Git.GitReading($"tree {tree}{signed[signed.IndexOf('\n', StringComparison.Ordinal)..].Replace("records x", "records y", StringComparison.Ordinal)}\n", "hash-object", "-w", "-t", "commit", "--stdin");
        _clone.Git.Git("update-ref", $"refs/heads/{LedgerClone.Branch}", forged);
        _clone.Git.Git("update-ref", "-d", "refs/pipeline/ledger-seen");

        var verification = await _clone.VerifyAsync(new() { AllowedSigners = Allow("ada") });

        Assert.Equal(LedgerFindingKind.Signature, Assert.Single(verification.Findings).Kind);
    }

    [Fact]
    public async Task A_file_of_signers_that_is_not_there_is_named()
    {
        await _clone.RecordAsync("x");

        var exception = await Assert.ThrowsAsync<PipelineException>(() => _clone.VerifyAsync(new() { AllowedSigners = _keys["none"] }));

        Assert.Contains(_keys["none"], exception.Message, StringComparison.Ordinal);
    }

    private string MakeKey(string name)
    {
        using var process = Process.Start(new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", _keys[name]]))!;
        process.WaitForExit();
        return _keys[name];
    }

    private void SignWith(string key)
    {
        _clone.Git.Git("config", "gpg.format", "ssh");
        _clone.Git.Git("config", "user.signingkey", key);
    }

    private string Allow(string name) => _keys.Write("allowed_signers", $"{name}@example.org {File.ReadAllText(_keys[name] + ".pub")}");
}
