using System.Runtime.CompilerServices;

namespace Pipeline.Testing;

/// <summary>A few advisories in OSV format about real vulnerabilities: NuGet, Debian, Alpine, npm, PyPI and Go.</summary>
public static class TestAdvisories
{
    /// <summary>The folder of the files, absolute.</summary>
    public static string Directory { get; } = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Advisories");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
