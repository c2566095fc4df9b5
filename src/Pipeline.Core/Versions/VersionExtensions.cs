using Semver;

namespace Pipeline.Core.Versions;

/// <summary>How versions grow.</summary>
internal static class VersionExtensions
{
    /// <summary>The version that follows on <paramref name="bump"/>: lower numbers become 0, pre-release and metadata go; <see cref="VersionBump.None"/> changes nothing.</summary>
    public static SemVersion Next(this SemVersion version, VersionBump bump)
    {
        ArgumentNullException.ThrowIfNull(version);
        return bump switch
        {
            VersionBump.Major => new SemVersion(version.Major + 1, 0, 0),
            VersionBump.Minor => new SemVersion(version.Major, version.Minor + 1, 0),
            VersionBump.Patch => new SemVersion(version.Major, version.Minor, version.Patch + 1),
            _ => version,
        };
    }
}
