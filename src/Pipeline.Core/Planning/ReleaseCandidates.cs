using Semver;

namespace Pipeline.Core.Planning;

/// <summary>The tags among which a module's <see cref="LastReleases"/> are: versions that differ in build metadata alone are equal, and which of them is nearer the history tells.</summary>
/// <param name="Stable">The highest release that is no pre-release, with its equals.</param>
/// <param name="Prerelease">The highest pre-release above it, with its equals; before the first stable release of any channel, if the planned one has none.</param>
internal sealed record ReleaseCandidates(IReadOnlyList<ReleaseTag> Stable, IReadOnlyList<ReleaseTag> Prerelease)
{
    /// <summary>No release yet.</summary>
    public static ReleaseCandidates None { get; } = new([], []);

    /// <summary>All of them.</summary>
    public IEnumerable<ReleaseTag> All => Stable.Concat(Prerelease);

    /// <summary>Chooses among a module's tags.</summary>
    /// <param name="tags">The module's release tags, the highest first.</param>
    /// <param name="options">The rules, with the channel that is planned.</param>
    /// <param name="isInHistory">Whether a tag's commit is in the history of the planned one.</param>
    public static ReleaseCandidates Choose(IEnumerable<ReleaseTag> tags, PlanOptions options, Func<ReleaseTag, bool> isInHistory)
    {
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentNullException.ThrowIfNull(options);
        List<ReleaseTag> stable = [], prerelease = [], others = [];
        foreach (var tag in tags.Where(isInHistory))
        {
            if (stable.Count > 0 && !IsEqual(stable[0], tag))
                break;
            if (!tag.Version.IsPrerelease)
                stable.Add(tag);
            else if ((options.Counts(tag.Version) ? prerelease : others) is var found && (found.Count == 0 || IsEqual(found[0], tag)))
                found.Add(tag);
        }

        return new ReleaseCandidates(stable, stable.Count + prerelease.Count == 0 ? others : prerelease);
    }

    private static bool IsEqual(ReleaseTag one, ReleaseTag other) => SemVersion.PrecedenceComparer.Equals(one.Version, other.Version);
}
