using System.Globalization;
using System.Numerics;
using Pipeline.Core.Modules;
using Pipeline.Core.Versions;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>
/// The versions that a release branch may make. <c>release/orders-1.2</c> makes 1.2.x of orders and nothing else,
/// <c>release/orders-1</c> 1.x.y; a branch that names no version of one module (<c>release/2026-summer</c>) keeps every module in the minor line it is in.
/// </summary>
/// <param name="Module">The only module that is released here; null: all.</param>
/// <param name="Major">The major version; null: the current one.</param>
/// <param name="Minor">The minor version; null: any, or the current one when <paramref name="Major"/> is null.</param>
internal sealed record ReleaseLine(string? Module, BigInteger? Major, BigInteger? Minor)
{
    /// <summary>Reads the line from a branch's name; null when it is no release branch.</summary>
    /// <param name="branch">The branch; null: a detached head.</param>
    /// <param name="prefix">What release branches begin with.</param>
    /// <param name="graph">The modules.</param>
    public static ReleaseLine? FromBranch(string? branch, string prefix, ModuleGraph graph)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(graph);
        if (branch is null || !branch.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        var name = branch[prefix.Length..];
        if (graph.Ordered is [var only] && TryParse(name, out var major, out var minor))
            return new ReleaseLine(only.Name, major, minor);
        var dash = name.LastIndexOf('-');
        return dash > 0 && graph.TryGet(name[..dash], out var module) && TryParse(name[(dash + 1)..], out major, out minor)
            ? new ReleaseLine(module.Name, major, minor)
            : new ReleaseLine(null, null, null);
    }

    /// <summary>The first version of the line for a module whose last release is <paramref name="current"/>.</summary>
    public SemVersion First(SemVersion current) => Major is { } major ? new SemVersion(major, Minor ?? 0, 0) : new SemVersion(current.Major, current.Minor, 0);

    /// <summary>Whether <paramref name="version"/> belongs to the line of a module whose last release is <paramref name="current"/>.</summary>
    public bool Contains(SemVersion version, SemVersion current) =>
        version.Major == (Major ?? current.Major) && (LargestBump == VersionBump.Minor || version.Minor == (Minor ?? current.Minor));

    /// <summary>The largest bump that stays in the line.</summary>
    public VersionBump LargestBump => Major is not null && Minor is null ? VersionBump.Minor : VersionBump.Patch;

    /// <summary>The line as a person writes it, such as <c>1.2.x</c>.</summary>
    public override string ToString() => Major is null ? "the current minor line" : Minor is null ? $"{Major}.x" : $"{Major}.{Minor}.x";

    private static bool TryParse(string text, out BigInteger major, out BigInteger? minor)
    {
        var parts = text.TrimStart('v').Split('.').ToList();
        if (parts.Count > 1 && parts[^1] == "x")
            parts.RemoveAt(parts.Count - 1);
        var numbers = parts.ConvertAll(part => BigInteger.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : BigInteger.MinusOne);
        major = numbers[0];
        minor = numbers.Count == 2 ? numbers[1] : null;
        return numbers.Count <= 2 && !numbers.Contains(BigInteger.MinusOne);
    }
}
