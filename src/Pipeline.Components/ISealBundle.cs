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
}
