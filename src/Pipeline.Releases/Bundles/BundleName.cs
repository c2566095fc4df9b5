using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Bundles;

/// <summary>How people name a bundle: by its release, or by the beginning of its id.</summary>
internal static class BundleName
{
    private const int ShortestId = 4;
    private const int Offered = 5;

    /// <summary>The bundle that <paramref name="name"/> names: a release (<c>2026-11-25.1</c>), or at least four digits that only its id begins with.</summary>
    /// <exception cref="PipelineException">There is none, or more than one.</exception>
    public static BundleState Find(LedgerState state, string name)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(name);
        var hex = name.StartsWith("sha256:", StringComparison.Ordinal) ? name["sha256:".Length..] : name;
        var found = state.Bundles.Values
            .Where(bundle => bundle.Release == name || (hex.Length >= ShortestId && bundle.Bundle.Id.Hex.StartsWith(hex, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(bundle => bundle.SealedAt)
            .ToList();
        return found switch
        {
            [var one] => one,
            [] => throw new PipelineException(Sentence(Unknown(state, name))),
            _ => throw new PipelineException($"--bundle {PlainText.OneLine(name)} is ambiguous: {string.Join(", ", found.Select(bundle => $"{bundle.Release} is {bundle.Bundle.Id.Hex[..16]}"))}. Give more of the id, or the name of the release."),
        };
    }

    /// <summary>Release and short id; of a bundle that is unknown, the short id alone.</summary>
    public static string Of(LedgerState state, Digest id)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Bundles.TryGetValue(id.Value, out var bundle) ? bundle.ToString() : id.Hex[..12];
    }

    /// <summary>That there is no such bundle, and which there are, without a full stop.</summary>
    public static string Unknown(LedgerState state, string name)
    {
        ArgumentNullException.ThrowIfNull(state);
        var last = state.Sealed.Reverse().Take(Offered).Select(id => state.Bundles[id].ToString()).ToList();
        return last.Count == 0
            ? $"there is no bundle '{PlainText.OneLine(name)}', for none was sealed: run './build.sh Pipeline Bundle'"
            : $"there is no bundle '{PlainText.OneLine(name)}'; the last are {string.Join(", ", last)}";
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
