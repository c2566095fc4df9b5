using System.Text.RegularExpressions;

namespace Pipeline.Workflows.Expressions;

/// <summary>The names that an expression can reach with a dot.</summary>
internal static partial class Identifier
{
    /// <summary>True for a letter or underscore followed by letters, digits, hyphens and underscores.</summary>
    public static bool IsValid(string name) => Name().IsMatch(name);

    /// <summary>Returns the name.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string Require(string name, string kind)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IsValid(name)
            ? name
            : throw new ArgumentException($"'{name}' cannot be the name of a {kind}: expected a letter or underscore, then letters, digits, hyphens and underscores.", nameof(name));
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_-]{0,99}\z")]
    private static partial Regex Name();
}
