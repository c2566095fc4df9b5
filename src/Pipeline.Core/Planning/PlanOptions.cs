using Pipeline.Core.Versions;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>The rules that may differ between repositories.</summary>
public sealed record PlanOptions
{
    /// <summary>How tags are named. Null, the default: <see cref="TagFormat.PerModule"/>, and <see cref="TagFormat.Single"/> where one module was always the only one.</summary>
    public TagFormat? TagFormat { get; init; }

    /// <summary>The pre-release channel to plan for, such as <c>rc</c> or <c>dev</c>. Null, the default, plans stable versions.</summary>
    public string? Channel
    {
        get;
        init
        {
            if (value is not null)
                PrereleaseChannel.Check(value);
            field = value;
        }
    }

    /// <summary>Channels above <see cref="Channel"/>: what was released in one of them, and did not change since, is not released again below.</summary>
    internal IReadOnlyList<string> HigherChannels { get; init; } = [];

    /// <summary>The version of a module that has no release. Default 0.1.0.</summary>
    public SemVersion InitialVersion { get; init; } = new(0, 1, 0);

    /// <summary>How the release of a module bumps those that need it. Default: patch; <see cref="VersionBump.None"/> leaves them.</summary>
    public VersionBump DependentsBump { get; init; } = VersionBump.Patch;

    /// <summary>What a breaking change bumps below 1.0.0, where anything may change (SemVer, item 4). Default: minor.</summary>
    public VersionBump BreakingBelowOne { get; init; } = VersionBump.Minor;

    /// <summary>What the names of release branches begin with. Default <c>release/</c>; see <see cref="ReleaseLine"/>.</summary>
    public string ReleaseBranchPrefix { get; init; } = "release/";

    /// <summary>Whether <paramref name="prerelease"/> is one of the planned channel, or of one above it; for stable versions all are.</summary>
    internal bool Counts(SemVersion prerelease) => Channel is not { } channel || HigherChannels.Prepend(channel).Any(one => PrereleaseChannel.NumberOf(prerelease, one) is not null);
}
