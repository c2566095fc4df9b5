using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Releases;

namespace Pipeline.Components;

/// <summary>Umbrella: several modules are released together at a target date, from the micro-releases of those that commit to take part and meet the criteria (O4).</summary>
public interface IUmbrella : IHazLedger
{
    /// <summary>The umbrella release, such as <c>aether-2.1</c>. Default: the last that was opened.</summary>
    [Parameter("Umbrella release, such as aether-2.1; the last that was opened when left out", Name = "umbrella")]
    string? UmbrellaId => TryGetValue(() => UmbrellaId);

    /// <summary>Opens the umbrella release that the build or <c>umbrella.yaml</c> declares. Default: false.</summary>
    [Parameter("Opens the umbrella release that the build or umbrella.yaml declares")]
    bool Open => TryGetValue<bool?>(() => Open) ?? false;

    /// <summary>Commits modules (<c>--module</c>) to take part. Default: false.</summary>
    [Parameter("Commits modules (--module) to take part in the umbrella release")]
    bool Join => TryGetValue<bool?>(() => Join) ?? false;

    /// <summary>Takes modules (<c>--module</c>) out; needs a reason. Default: false.</summary>
    [Parameter("Takes modules (--module) out of the umbrella release; needs --because")]
    bool Leave => TryGetValue<bool?>(() => Leave) ?? false;

    /// <summary>Cuts the release, or the next point release from its branch. Default: false.</summary>
    [Parameter("Cuts the umbrella release, or the next point release from its branch")]
    bool Cut => TryGetValue<bool?>(() => Cut) ?? false;

    /// <summary>Shows how every module stands; with an option opens the release, joins, leaves, or cuts it.</summary>
    Target Umbrella => _ => _
        .Description("Show how modules stand in the umbrella release: --open, --join, --leave, --cut")
        .Checked(this)
        .Executes(() => UmbrellaSession.RunAsync(this));
}
