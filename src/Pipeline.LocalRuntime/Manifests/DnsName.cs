using System.Text.RegularExpressions;

namespace Pipeline.LocalRuntime.Manifests;

/// <summary>Names as an API server takes them (RFC 1123). They become parts of paths and names of the engine.</summary>
internal static partial class DnsName
{
    private const int LongestLabel = 63;
    private const int LongestSubdomain = 253;

    /// <summary>Why <paramref name="name"/> is no label; null: it is one.</summary>
    public static string? FaultOfLabel(string name) => name.Length <= LongestLabel && Label().IsMatch(name)
        ? null
        : $"the name '{name}' is none: at most {LongestLabel} lower-case letters, digits and '-' were expected, the first and the last no '-'";

    /// <summary>Why <paramref name="name"/> is no subdomain; null: it is one.</summary>
    public static string? FaultOfSubdomain(string name) => name.Length <= LongestSubdomain && Subdomain().IsMatch(name)
        ? null
        : $"the name '{name}' is none: at most {LongestSubdomain} lower-case letters, digits, '-' and '.' were expected, letters and digits beside each '.' and at both ends";

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex Label();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex Subdomain();
}
