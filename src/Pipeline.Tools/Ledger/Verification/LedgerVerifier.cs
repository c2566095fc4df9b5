using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Homes;
using Pipeline.Tools.Ledger.Storage;

namespace Pipeline.Tools.Ledger.Verification;

/// <summary>Holds a ledger against what this clone and others know of it, against its form, and against its own rules, from the first event on; no snapshot is believed.</summary>
internal sealed class LedgerVerifier<TState>(GitWorkTree workTree, LedgerOptions options, ILedgerMeaning<TState> meaning)
{
    /// <summary>Verifies the ledger. Nothing is changed.</summary>
    /// <exception cref="PipelineException">It cannot be read at all.</exception>
    public async Task<LedgerVerification> VerifyAsync(LedgerVerifyOptions against, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(against);
        RemoteUrl.RefuseCredentials(options.Remote);
        var references = await LedgerReferences.ReadAsync(workTree, cancellationToken);
        var head = await LedgerHomes.Of(workTree, options).ReadHeadAsync(references, cancellationToken);
        var commits = head is null ? [] : await LedgerLog.ReadAsync(workTree, head, null, cancellationToken);
        await LedgerReader.CheckBeginningAsync(workTree, commits, null, cancellationToken);
        var findings = new List<LedgerFinding>();
        findings.AddRange(FindMissing(await LedgerContinuity.FindMissingAsync(workTree, references, head, cancellationToken), commits));
        findings.AddRange(FindUnknownHeads(against.KnownHeads, commits));
        var claims = await ReplayAsync(commits, findings, cancellationToken);
        IReadOnlyList<LedgerSignature> signatures = head is null || against.AllowedSigners is null ? [] : await LedgerSignatures.ReadAsync(workTree, head, null, against.AllowedSigners, cancellationToken);
        var byCommit = commits.ToDictionary(commit => commit.Id);
        findings.AddRange(signatures.Where(signature => signature is { IsSigned: true, Signer: null })
            .Select(signature => new LedgerFinding(LedgerFindingKind.Signature, signature.Commit, $"{byCommit[signature.Commit]} is signed, but the signature is broken or by no key that is listed.")));
        findings.AddRange(claims.Find(against.AllowedSigners is null ? null : signatures));
        return new LedgerVerification(head, commits.Count, findings, signatures, claims.Vouchers);
    }

    // The tree of an entry is its event: the same tree is the same event.
    private static IEnumerable<LedgerFinding> FindMissing(IReadOnlyList<LedgerCommit> missing, IReadOnlyList<LedgerCommit> commits)
    {
        var now = commits.GroupBy(commit => commit.Tree).ToDictionary(group => group.Key, group => group.First());
        var isCutOff = commits.Count == 0 || (missing.Count > 0 && missing[0].Parents.Contains(commits[^1].Id));
        foreach (var commit in missing)
        {
            if (now.TryGetValue(commit.Tree, out var same))
                yield return new(LedgerFindingKind.Moved, commit.Id, $"{commit} was known here, and its event now stands as {LedgerCommit.Short(same.Id)}, after other events or at another time: the history was rewritten.");
            else if (isCutOff)
                yield return new(LedgerFindingKind.CutOff, commit.Id, $"{commit} was known here, and the ledger now ends before it.");
            else
                yield return new(LedgerFindingKind.Removed, commit.Id, $"{commit} was known here, and its event is gone or says something else now: the history was rewritten.");
        }
    }

    private static IEnumerable<LedgerFinding> FindUnknownHeads(IReadOnlyDictionary<string, string> heads, IReadOnlyList<LedgerCommit> commits)
    {
        var ids = commits.Select(commit => commit.Id).ToHashSet();
        return heads.Where(head => !ids.Contains(head.Value)).OrderBy(head => head.Key, StringComparer.Ordinal).Select(head => new LedgerFinding(
            LedgerFindingKind.CutOff, head.Value, $"{PlainText.OneLine(head.Key)} names the commit {LedgerCommit.Short(PlainText.OneLine(head.Value))} of the ledger, and the ledger does not have it: it was rewritten or cut off."));
    }

    private async Task<LedgerClaims> ReplayAsync(IReadOnlyList<LedgerCommit> commits, List<LedgerFinding> findings, CancellationToken cancellationToken)
    {
        var (state, previous, claims) = (meaning.Empty, (LedgerCommit?)null, new LedgerClaims());
        await LedgerLog.ReadContentsAsync(workTree, commits, (commit, content) =>
        {
            var problems = LedgerForm.ProblemsOf(commit, previous?.Id, content).ToList();
            findings.AddRange(problems.Select(problem => new LedgerFinding(LedgerFindingKind.Form, commit.Id, $"{commit} {problem}.")));
            if (previous is not null && commit.CommittedAt < previous.CommittedAt)
                findings.Add(new(LedgerFindingKind.Time, commit.Id, $"{commit} is of {commit.CommittedAt:u}, before {LedgerCommit.Short(previous.Id)}, which it follows, of {previous.CommittedAt:u}."));
            if (content.Problem is null)
                state = Replay(state, commit, content.Bytes, findings, claims);
            previous = commit;
        }, cancellationToken);
        return claims;
    }

    private TState Replay(TState state, LedgerCommit commit, byte[] content, List<LedgerFinding> findings, LedgerClaims claims)
    {
        var entry = new LedgerEntry(commit.Id, commit.Subject, commit.CommittedAt, content) { Trailers = commit.Trailers };
        try
        {
            claims.Add(commit, meaning.ClaimOf(entry));
            var problems = meaning.ProblemsOf(state, entry);
            findings.AddRange(problems.Select(problem => new LedgerFinding(LedgerFindingKind.Rule, commit.Id, $"{commit}: {problem}")));
            return problems.Count == 0 ? meaning.Apply(state, entry) : state;
        }
        catch (PipelineException exception)
        {
            findings.Add(new(LedgerFindingKind.Rule, commit.Id, $"{commit}: {exception.Message}"));
            return state;
        }
    }
}
