using System.Globalization;
using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Releases.Ledger;
using Pipeline.Stages.Promotions;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Ledger.Homes;
using Pipeline.Tools.Ledger.Verification;

namespace Pipeline.Components.Releases;

/// <summary>What the target LedgerVerify does.</summary>
internal static class VerifySession
{
    /// <summary>Holds the ledger against itself, against what this clone and deployments know of it, against its signatures, and against the files of evidence that are here.</summary>
    /// <exception cref="PipelineException">Names everything that is wrong.</exception>
    public static async Task VerifyAsync(IReadLedger build)
    {
        using var signals = new SignalCancellation();
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        var against = new LedgerVerifyOptions { KnownHeads = await DeployedHeads.ReadAsync(build, await ledger.ReadHomeAsync(signals.Token), signals.Token), AllowedSigners = ledger.Signers };
        var verification = await VerifyAsync(ledger, against, signals.Token);
        var findings = verification.Findings.Select(finding => finding.Message).ToList();
        // A state of what is not whole says nothing.
        if (findings.Count == 0)
            findings.AddRange(await FindChangedFilesAsync(build, ledger, signals.Token));
        if (findings.Count > 0)
            throw new PipelineException($"The ledger is not as it should be ({Counted(findings.Count, "finding")}, {Counted(verification.Entries, "event")}):\n{string.Join('\n', findings.Select(finding => $"  - {finding}"))}");
        Console.WriteLine(Sentence(verification, ledger.Signers is not null));
    }

    private static async Task<LedgerVerification> VerifyAsync(ReleaseLedger ledger, LedgerVerifyOptions against, CancellationToken cancellationToken)
    {
        try
        {
            return await new LedgerVerifier<LedgerState>(ledger.WorkTree, ledger.Options, ReleaseLedger.Meaning).VerifyAsync(against, cancellationToken);
        }
        catch (LedgerUnreachableException exception)
        {
            throw new PipelineException($"The ledger cannot be reached: {exception.Message} Nothing was verified. Run it again when {ledger.Options.Remote} answers.", exception);
        }
    }

    private static async Task<IReadOnlyList<string>> FindChangedFilesAsync(IReadLedger build, ReleaseLedger ledger, CancellationToken cancellationToken)
    {
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var run = await new RunRecordStore(build.RunDirectory).ReadAsync(cancellationToken);
        return await EvidenceFiles.FindChangedAsync(build.RunDirectory, state, run?.StartedAt, cancellationToken);
    }

    private static string Sentence(LedgerVerification verification, bool hasSigners)
    {
        if (verification.Entries == 0)
            return "There is no ledger yet, so nothing is wrong with it.";
        int Of(LedgerVoucher voucher) => verification.Vouchers.GetValueOrDefault(voucher);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The ledger is whole: {Counted(verification.Entries, "event")}. {Of(LedgerVoucher.Signature)} by whoever signed {(Of(LedgerVoucher.Signature) == 1 ? "it" : "them")}, {Of(LedgerVoucher.GitHub)} by the word of GitHub, {Of(LedgerVoucher.Nobody)} by people for whom nobody vouches{(hasSigners ? "" : "; there is no file of signers, so no signature was looked at")}.");
    }

    private static string Counted(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
