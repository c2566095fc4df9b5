using Pipeline.Core.Versions;

namespace Pipeline.Releases.Papers;

/// <summary>A module as the papers of a release tell it.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Before">The version that ran before; null: it did not.</param>
/// <param name="Now">The version of the release; null: it is not part of it.</param>
/// <param name="Change">How much its version grows; null of a module that is new or gone, or whose versions tell nothing.</param>
/// <param name="IsChanged">Whether its artifacts are others than before.</param>
/// <param name="TestsBefore">The number of its tests before; null: not recorded.</param>
/// <param name="TestsNow">The number of its tests; null: not recorded.</param>
/// <param name="TestsAdded">The names of the tests that it did not have before, in order; null: not recorded.</param>
/// <param name="DeployNotes">What whoever deploys it must know or do.</param>
internal sealed record PaperModule(string Name, string? Before, string? Now, VersionBump? Change, bool IsChanged, double? TestsBefore, double? TestsNow, IReadOnlyList<string>? TestsAdded, IReadOnlyList<string> DeployNotes);
