using System.Globalization;
using System.Text;
using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Papers;

/// <summary>The papers of a release are kept with it: whole, in this very event. Written again, they are kept beside those before.</summary>
internal sealed record PapersKept : LedgerEvent
{
    /// <summary>The most letters that are kept: as JSON they fit into an event, whatever they are.</summary>
    public const int MostLetters = 150_000;

    /// <summary>The bundle.</summary>
    public required Digest Bundle { get; init; }

    /// <summary>The environment that they were written for.</summary>
    public required string Environment { get; init; }

    /// <summary>The papers, Markdown.</summary>
    public required string Text { get; init; }

    /// <summary>How many entries they lack; they name each, and who owes it.</summary>
    public int Missing { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) => string.Create(
        CultureInfo.InvariantCulture,
        $"{By} keeps the papers of {BundleName.Of(state, Bundle)} for {Environment}: {Missing switch { 0 => "nothing is", 1 => "1 entry is", _ => $"{Missing} entries are" }} missing");

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (!state.Bundles.TryGetValue(Bundle.Value, out var bundle))
            return [BundleName.Unknown(state, Bundle.Value)];
        if (state.Rules.Find(Environment) is null)
            return [state.Rules.Unknown(Environment)];
        if (ReleasePapers.ReleasedIn(state, Bundle, Environment) is null)
            return [$"{bundle} never ran in {Environment}, so there is no release there to keep papers of: ./build.sh Promote --to {Environment} --bundle {bundle.Release}"];
        if (string.IsNullOrWhiteSpace(Text))
            return ["the papers are empty"];
        if (Text.Length > MostLetters)
            return [string.Create(CultureInfo.InvariantCulture, $"the papers have {Text.Length:N0} letters, and {MostLetters:N0} are the most")];
        return Vouching.Refusals(By, bundle);
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) =>
        state.With(Bundle, bundle => bundle with { Papers = bundle.Papers.Add(new KeptPapers(Environment, At, By, DigestOf(Text), Missing)) });

    /// <summary>The SHA-256 of a text.</summary>
    public static Digest DigestOf(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));
}
