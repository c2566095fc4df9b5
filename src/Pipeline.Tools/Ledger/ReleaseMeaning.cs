using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Ledger.Snapshots;

namespace Pipeline.Tools.Ledger;

/// <summary>The entries of a ledger are the events of releases.</summary>
internal sealed class ReleaseMeaning : ILedgerMeaning<LedgerState>
{
    private const int LongestSentence = 300;

    /// <inheritdoc/>
    public LedgerState Empty => LedgerState.Empty;

    /// <summary>The entry that <paramref name="happened"/> becomes in <paramref name="state"/>.</summary>
    public static LedgerDraft DraftOf(LedgerState state, LedgerEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return new LedgerDraft(SentenceOf(state, happened), LedgerJson.Serialize(happened));
    }

    /// <inheritdoc/>
    public LedgerState Apply(LedgerState state, LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(state);
        var happened = Read(entry);
        return Following(entry, () => state.After(happened));
    }

    /// <inheritdoc/>
    public LedgerDraft Redecide(LedgerState state, LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(state);
        var happened = Read(entry);
        // It happened before others, and becomes known after them.
        if (state.LastAt is { } last && happened.At < last)
            happened = happened with { At = last };
        if (happened is BundleSealed sealedBundle)
            happened = sealedBundle with { Release = BundleSealed.NextRelease(state, happened.At) };
        LedgerRules.Require(state, happened);
        return DraftOf(state, happened);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ProblemsOf(LedgerState state, LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var happened = Read(entry);
        return Following<IReadOnlyList<string>>(entry, () =>
        {
            var sentence = SentenceOf(state, happened);
            return [.. LedgerRules.Refusals(state, happened), .. sentence == entry.Sentence ? Array.Empty<string>() : [$"its sentence would be: {sentence}"]];
        });
    }

    /// <inheritdoc/>
    public LedgerClaim? ClaimOf(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Read(entry).By switch
        {
            { Proven: false } by => new LedgerClaim(by.Name, LedgerVoucher.Nobody),
            { ProvenBy: { } proof } by when Proof.SignerOf(proof) is { } signer => new LedgerClaim(by.Name, LedgerVoucher.Signature, signer),
            { ProvenBy: { } proof } by when Proof.IsByGitHub(proof) => new LedgerClaim(by.Name, LedgerVoucher.GitHub),
            var by => new LedgerClaim(by.Name, LedgerVoucher.Unsaid),
        };
    }

    /// <inheritdoc/>
    public byte[] Save(LedgerState state) => LedgerSnapshot.Write(state);

    /// <inheritdoc/>
    public bool TryLoad(ReadOnlyMemory<byte> snapshot, string origin, out LedgerState state)
    {
        var read = LedgerSnapshot.Read(snapshot, origin);
        state = read ?? LedgerState.Empty;
        return read is not null;
    }

    // The rules keep events out that say what cannot be; whoever writes the branch by other means asks no rules.
    private static T Following<T>(LedgerEntry entry, Func<T> follow)
    {
        try
        {
            return follow();
        }
        catch (Exception exception) when (exception is not PipelineException)
        {
            throw new LedgerException(
                $"The event {entry.Commit} of the ledger, '{PlainText.OneLine(entry.Sentence)}', cannot have followed the ones before it: {exception.Message} It was not written by these rules, and nothing can be told of what comes after it. "
                + "Ask whoever wrote it what happened; './build.sh LedgerVerify' tells what else is wrong.",
                exception);
        }
    }

    private static LedgerEvent Read(LedgerEntry entry) => LedgerJson.ParseEvent(entry.Content.Span, entry.Commit);

    // What people wrote may be long, and on several lines; the event keeps it as it is.
    private static string SentenceOf(LedgerState state, LedgerEvent happened)
    {
        var sentence = PlainText.OneLine(happened.Sentence(state)).Trim();
        if (sentence.Length <= LongestSentence)
            return sentence;
        // Half a letter is none.
        var end = char.IsHighSurrogate(sentence[LongestSentence - 2]) ? LongestSentence - 2 : LongestSentence - 1;
        return string.Concat(sentence.AsSpan(0, end).TrimEnd(), "…");
    }
}
