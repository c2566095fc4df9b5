using Semver;

namespace Pipeline.Core.Planning;

/// <summary>A tag that marks a release of a module.</summary>
/// <param name="Name">The tag, such as <c>orders-v1.2.0</c>.</param>
/// <param name="Module">The module's name.</param>
/// <param name="Version">The version.</param>
/// <param name="Commit">The commit that it stands on.</param>
internal sealed record ReleaseTag(string Name, string Module, SemVersion Version, string Commit);
