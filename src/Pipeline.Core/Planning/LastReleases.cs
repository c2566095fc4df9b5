namespace Pipeline.Core.Planning;

/// <summary>What a module's next version builds on: releases that are in the history of the planned commit.</summary>
/// <param name="Stable">The highest release that is no pre-release; null when there is none.</param>
/// <param name="Prerelease">The highest pre-release above <paramref name="Stable"/>: of the planned channel, or of any when a stable version is planned. Null when there is none.</param>
internal sealed record LastReleases(ReleaseTag? Stable, ReleaseTag? Prerelease)
{
    /// <summary>No release yet.</summary>
    public static LastReleases None { get; } = new(null, null);

    /// <summary>The higher of both.</summary>
    public ReleaseTag? Highest => Prerelease ?? Stable;

    /// <summary>Chooses among a module's tags.</summary>
    /// <param name="tags">The module's release tags, the highest first.</param>
    /// <param name="channel">The pre-release channel that is planned, such as <c>rc</c>; null: stable.</param>
    /// <param name="isInHistory">Whether a tag's commit is in the history of the planned one.</param>
    public static LastReleases Choose(IEnumerable<ReleaseTag> tags, string? channel, Func<ReleaseTag, bool> isInHistory)
    {
        ArgumentNullException.ThrowIfNull(tags);
        ReleaseTag? prerelease = null;
        foreach (var tag in tags.Where(isInHistory))
        {
            if (!tag.Version.IsPrerelease)
                return new LastReleases(tag, prerelease);
            if (prerelease is null && (channel is null || PrereleaseChannel.NumberOf(tag.Version, channel) is not null))
                prerelease = tag;
        }

        return new LastReleases(null, prerelease);
    }
}
