using Pipeline.Core.Text;

namespace Pipeline.Core.Modules;

/// <summary>The rule for a module's name: it becomes part of host names, image repositories, tags and chart names, and names the release in a cluster.</summary>
internal static class ModuleName
{
    /// <summary>What a name must be, for a message.</summary>
    public const string Rule = DnsLabel.Form + ", at most 53, which is Helm's limit for the name of a release, and no word that YAML takes for another value than a text (null, true, false, yes, no, on, off, y, n)";

    private const int LongestRelease = 53;

    // Charts write names without quotes, as 'helm create' does; Helm reads YAML 1.1.
    private static readonly string[] YamlWords = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

    /// <summary>True when <paramref name="name"/> is a DNS label that names a release, too.</summary>
    public static bool IsValid(string? name) => name?.Length <= LongestRelease && DnsLabel.IsValid(name) && !YamlWords.Contains(name);
}
