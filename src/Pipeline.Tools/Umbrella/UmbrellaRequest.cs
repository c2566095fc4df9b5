using Pipeline.Core.Charts;
using Pipeline.Core.Modules;
using Pipeline.Tools.Git;
using Semver;

namespace Pipeline.Tools.Umbrella;

/// <summary>An umbrella release that is to be made in a repository.</summary>
internal sealed record UmbrellaRequest
{
    /// <summary>The name, which the chart has too.</summary>
    public required string Name { get; init; }

    /// <summary>The release branch (A6): <c>aether-2.1</c>.</summary>
    public required string Branch { get; init; }

    /// <summary>The version: <c>2.1.0</c>, or that of a point release.</summary>
    public required SemVersion Version { get; init; }

    /// <summary>The modules and their versions.</summary>
    public required IReadOnlyDictionary<string, SemVersion> Modules { get; init; }

    /// <summary>The charts that the umbrella's chart depends on.</summary>
    public required IReadOnlyList<ChartDependency> Charts { get; init; }

    /// <summary>The names of charts that it is not to depend on.</summary>
    public IReadOnlySet<string> Gone { get; init; } = new HashSet<string>();

    /// <summary>The commit that the release branch begins at when it is made first; it must be in this clone. Null of a point release, which goes on from the branch.</summary>
    public string? Base { get; init; }

    /// <summary>Every module of the sources.</summary>
    public required ModuleGraph Graph { get; init; }

    /// <summary>The remote that gets branches and tag, by its name or its address; null: only the local repository changes.</summary>
    public string? Remote { get; init; }

    /// <summary>Who commits where git has no identity configured; null: cutting fails there.</summary>
    public GitIdentity? FallbackIdentity { get; init; }
}
