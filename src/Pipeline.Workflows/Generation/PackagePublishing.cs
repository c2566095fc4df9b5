namespace Pipeline.Workflows.Generation;

/// <summary>How the packages of a repository are published: <c>publish-packages.yml</c>, started by a version's tag.</summary>
public sealed record PackagePublishing
{
    /// <summary>The feed. Default: nuget.org by trusted publishing.</summary>
    public PackageFeed Feed { get; init; } = PackageFeed.NuGetOrg;

    /// <summary>The tags that start it, by GitHub's pattern. Default: <c>v*</c>.</summary>
    public string Tags { get; init; } = "v*";

    /// <summary>The GitHub environment whose reviewers approve, and whose rules say which tags may be published. Default: <c>packages</c>.</summary>
    public string Environment { get; init; } = "packages";

    /// <summary>The target that makes the packages, of the version that <c>--package-tag</c> says, into <c>artifacts/packages</c>. Default: <c>Pack</c>.</summary>
    public string PackTarget { get; init; } = "Pack";
}
