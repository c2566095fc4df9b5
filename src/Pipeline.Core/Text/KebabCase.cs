using System.Text.RegularExpressions;

namespace Pipeline.Core.Text;

/// <summary>Names of members as names of folders.</summary>
internal static partial class KebabCase
{
    /// <summary><paramref name="name"/> in lower case, its words joined by hyphens: <c>UnitTest</c> is <c>unit-test</c>.</summary>
    public static string Of(string name) => Words.Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex Words { get; }
}
