using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Releases;
using Pipeline.Core.Stages;

namespace Pipeline.Components;

/// <summary>Bundle: what the pipeline made of all modules is sealed, and moves together from then on (O1).</summary>
public interface ISealBundle : IHazLedger
{
    /// <summary>Seals the artifacts of the last run, and records what was found about them. What did not change comes from the bundle before.</summary>
    Target Bundle => _ => _
        .Description("Seal what the pipeline made, and record what was found about it")
        .After(StageComponents.TargetsOf(this, Enum.GetValues<Stage>()))
        .Checked(this)
        .Executes(() => BundleSession.SealAsync(this));

    /// <summary>Tells whether a bundle was sealed of the very tree that is checked out, so that a merge is promoted and not built again; a workflow reads it from the step's output <c>rehearsed</c>.</summary>
    Target Rehearsed => _ => _
        .Description("Tell whether the tree that is checked out was sealed already, so that it need not be built again")
        .Checked(this)
        .Executes(() => BundleSession.TellRehearsedAsync(this));
}
