using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Semver;

namespace Pipeline.Stages.Runner;

/// <summary>A module as a run builds it.</summary>
/// <param name="Module">The module.</param>
/// <param name="Version">The version that is built.</param>
/// <param name="IsRelease">True when a release tag of <paramref name="Version"/> stands on the commit.</param>
/// <param name="InputTree">The git tree id of its inputs, uncommitted changes included.</param>
internal sealed record RunModule(Module Module, SemVersion Version, bool IsRelease, string InputTree)
{
    /// <summary>
    /// The last stage that is run for it: BuildImage for a module that was not selected, but on whose image a selected one
    /// builds. Null, the default: every stage of the run.
    /// </summary>
    public Stage? LastStage { get; init; }

    internal bool Runs(Stage stage) => LastStage is not { } last || stage <= last;
}
