using Pipeline.Core.Text;

namespace Pipeline.Releases.Ledger;

/// <summary>Names that people give to what the ledger speaks of.</summary>
internal static class NameRules
{
    /// <summary>What is wrong with <paramref name="name"/>, as the end of a sentence; null: nothing.</summary>
    public static string? FaultOf(string? name) => string.IsNullOrWhiteSpace(name) ? "is empty"
        : PlainText.OneLine(name) != name ? "holds characters that are not shown"
        : null;
}
