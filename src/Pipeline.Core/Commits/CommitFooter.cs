using System.Text.RegularExpressions;

namespace Pipeline.Core.Commits;

/// <summary>A footer of a commit message (Conventional Commits 1.0.0, items 8 to 10).</summary>
/// <param name="Token">The word before the separator, such as <c>Reviewed-by</c> or <c>BREAKING CHANGE</c>.</param>
/// <param name="Value">What follows <c>: </c> or <c> #</c>; may have several lines.</param>
internal sealed partial record CommitFooter(string Token, string Value)
{
    /// <summary>True for <c>BREAKING CHANGE</c>, which <c>BREAKING-CHANGE</c> is read as; upper case only (items 15 and 16). One that says "none", as templates of messages have it, is none.</summary>
    public bool IsBreakingChange => Token == "BREAKING CHANGE" && !None().IsMatch(Value);

    /// <summary>True when the footer has this token; case does not count (item 15).</summary>
    public bool Is(string token) => Token.Equals(token, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^([*-] +)?(none|no|nothing|n/a|-)\.?(\n\n|$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex None();
}
