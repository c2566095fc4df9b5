using System.Text;

namespace Pipeline.Scanning.Sbom;

/// <summary>Writes package URLs (purl specification, ECMA-427).</summary>
internal static class PackageUrl
{
    /// <summary>The package URL of <paramref name="package"/>, such as <c>pkg:deb/debian/libssl3@3.0.11-1~deb12u2?arch=amd64&amp;distro=debian-12</c>.</summary>
    /// <param name="package">The package.</param>
    /// <param name="distribution">The image's distribution; null: unknown.</param>
    public static string Of(Package package, Distribution? distribution)
    {
        ArgumentNullException.ThrowIfNull(package);
        var path = package.Kind switch
        {
            PackageKind.Deb => $"deb/{Encode(distribution?.Id ?? "debian")}/{Encode(package.Name)}",
            PackageKind.Apk => $"apk/{Encode(distribution?.Id ?? "alpine")}/{Encode(package.Name)}",
            PackageKind.NuGet => $"nuget/{Encode(package.Name)}",
            PackageKind.Npm => $"npm/{Segments(package.Name)}",
            PackageKind.PyPi => $"pypi/{Encode(PythonName.Normalize(package.Name))}",
            PackageKind.Go => $"golang/{Segments(package.Name)}",
            _ => throw new ArgumentOutOfRangeException(nameof(package), package.Kind, null),
        };
        return $"pkg:{path}@{Encode(package.Version)}{Qualifiers(package, distribution)}";
    }

    private static string Qualifiers(Package package, Distribution? distribution)
    {
        if (package.Kind is not (PackageKind.Deb or PackageKind.Apk))
            return "";
        List<string> qualifiers = [];
        if (package.Architecture is { Length: > 0 } architecture)
            qualifiers.Add($"arch={Encode(architecture)}");
        if (distribution is not null)
            qualifiers.Add($"distro={Encode($"{distribution.Id}-{distribution.Version}".TrimEnd('-'))}");
        return qualifiers.Count == 0 ? "" : "?" + string.Join('&', qualifiers);
    }

    private static string Segments(string name) => string.Join('/', name.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Encode));

    private static string Encode(string text)
    {
        var encoded = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            var letter = (char)value;
            if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~' or ':')
                encoded.Append(letter);
            else
                encoded.Append('%').Append(Convert.ToHexString([value]));
        }

        return encoded.ToString();
    }
}
