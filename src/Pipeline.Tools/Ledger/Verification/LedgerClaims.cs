using Pipeline.Core.Text;
using Pipeline.Tools.Ledger.Storage;

namespace Pipeline.Tools.Ledger.Verification;

/// <summary>Holds what entries say of who wrote them against their signatures.</summary>
internal sealed class LedgerClaims
{
    private readonly List<(LedgerCommit Commit, LedgerClaim Claim)> _claims = [];

    /// <summary>How many entries say that this one vouches for whoever wrote them.</summary>
    public IReadOnlyDictionary<LedgerVoucher, int> Vouchers => _claims.CountBy(one => one.Claim.Voucher).ToDictionary();

    /// <summary>Adds an entry.</summary>
    public void Add(LedgerCommit commit, LedgerClaim? claim)
    {
        if (claim is not null)
            _claims.Add((commit, claim));
    }

    /// <summary>Every claim that does not hold.</summary>
    /// <param name="signatures">Who signed each entry; null: nobody looked.</param>
    public IEnumerable<LedgerFinding> Find(IReadOnlyList<LedgerSignature>? signatures)
    {
        var byCommit = signatures?.ToDictionary(signature => signature.Commit);
        foreach (var (commit, claim) in _claims)
        {
            var by = PlainText.OneLine(claim.By);
            if (claim.Voucher == LedgerVoucher.Unsaid)
                yield return new(LedgerFindingKind.Signature, commit.Id, $"{commit} says that somebody vouches for {by}, and not who.");
            if (claim.Signer is not { } claimed)
                continue;
            var signer = PlainText.OneLine(claimed);
            if (byCommit is null)
                yield return new(LedgerFindingKind.Signature, commit.Id, $"{commit} says that {signer} signed it, and there is no file of signers to hold that against.");
            else if (byCommit[commit.Id] is { IsSigned: false })
                yield return new(LedgerFindingKind.Signature, commit.Id, $"{commit} says that {signer} signed it, and it is not signed.");
            else if (byCommit[commit.Id].Signer is { } other && other != claimed)
                yield return new(LedgerFindingKind.Signature, commit.Id, $"{commit} says that {signer} signed it, and {PlainText.OneLine(other)} did.");
        }
    }
}
