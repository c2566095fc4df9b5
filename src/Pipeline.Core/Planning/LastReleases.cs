namespace Pipeline.Core.Planning;

/// <summary>What a module's next version builds on: releases that are in the history of the planned commit.</summary>
/// <param name="Stable">The highest release that is no pre-release; null when there is none.</param>
/// <param name="Prerelease">The highest pre-release above <paramref name="Stable"/>: of the planned channel, or of any when a stable version is planned or none was released yet. Null when there is none.</param>
internal sealed record LastReleases(ReleaseTag? Stable, ReleaseTag? Prerelease)
{
    /// <summary>The higher of both.</summary>
    public ReleaseTag? Highest => Prerelease ?? Stable;
}
