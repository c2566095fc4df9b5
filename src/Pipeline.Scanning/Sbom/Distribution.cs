using System.Text.RegularExpressions;

namespace Pipeline.Scanning.Sbom;

/// <summary>The Linux distribution of an image, as <c>os-release(5)</c> names it.</summary>
/// <param name="Id">The lower-case identifier, such as <c>debian</c>, <c>ubuntu</c> or <c>alpine</c>.</param>
/// <param name="Version">The version, such as <c>12</c>, <c>22.04</c> or <c>3.19.1</c>.</param>
internal sealed partial record Distribution(string Id, string Version)
{
    /// <summary>Reads an <c>os-release</c> file; null when it names no identifier. One that rolls on, such as Debian's unstable, has no version.</summary>
    public static Distribution? FromOsRelease(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string? id = null, version = null;
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("ID=", StringComparison.Ordinal))
                id = Value(line);
            else if (line.StartsWith("VERSION_ID=", StringComparison.Ordinal))
                version = Value(line);
        }

        return id is { Length: > 0 } ? new Distribution(id, version ?? "") : null;
    }

    /// <summary>
    /// Tells Debian's release from the versions of its packages: stable updates end in <c>+deb&lt;release&gt;u&lt;n&gt;</c>
    /// (Debian Developer's Reference 5.8.5.4). For images without <c>os-release</c>. Null when no package has such a version.
    /// </summary>
    public static Distribution? FromDebianVersions(IEnumerable<string> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        var releases = versions.Select(version => StableUpdate.Match(version)).Where(match => match.Success).Select(match => match.Groups[1].Value);
        return releases.CountBy(release => release).OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault() is { Key: { } newest }
            ? new Distribution("debian", newest)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Version}".TrimEnd();

    private static string Value(string line) => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim().Trim('"', '\'');

    [GeneratedRegex(@"[+~]deb(\d{1,3})u\d+$")]
    private static partial Regex StableUpdate { get; }
}
