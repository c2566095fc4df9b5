using System.Text.RegularExpressions;

namespace Pipeline.Scanning.Sbom;

internal static partial class PythonName
{
    /// <summary>The form in which two names of a Python package are equal (PEP 503).</summary>
    public static string Normalize(string name) => Separators.Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex("[-_.]+")]
    private static partial Regex Separators { get; }
}
