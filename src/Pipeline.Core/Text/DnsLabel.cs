namespace Pipeline.Core.Text;

/// <summary>A part of a host name (RFC 1035, section 2.3.1), in lower case.</summary>
internal static class DnsLabel
{
    /// <summary>What a label must be, for a message; how long it may be follows.</summary>
    public const string Form = "a DNS label: lower-case letters, digits and hyphens, a letter first, no hyphen last";

    /// <summary>What a label must be, for a message.</summary>
    public const string Rule = Form + ", at most 63";

    private const int Longest = 63;

    /// <summary>True when <paramref name="name"/> is a label that begins with a letter.</summary>
    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= Longest }
        && name[0] is >= 'a' and <= 'z'
        && name[^1] != '-'
        && name.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
