namespace Pipeline.Core.Modules;

/// <summary>The rule for a module's name: it becomes part of host names, image repositories, tags and chart names.</summary>
internal static class ModuleName
{
    /// <summary>What a name must be, for a message.</summary>
    public const string Rule = "a DNS label: lower-case letters, digits and hyphens, a letter first, no hyphen last, at most 63";

    private const int LongestLabel = 63;

    /// <summary>True when <paramref name="name"/> is a DNS label that begins with a letter (RFC 1035, section 2.3.1, lower case).</summary>
    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= LongestLabel }
        && name[0] is >= 'a' and <= 'z'
        && name[^1] != '-'
        && name.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
