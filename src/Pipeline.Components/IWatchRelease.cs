using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Operations;

namespace Pipeline.Components;

/// <summary>Watch: what was deployed is watched for a while, by its own metrics or by probing, against thresholds (F8). A breach is told, withdraws evidence, and where it is declared brings the environment back.</summary>
public interface IWatchRelease : IRollback
{
    /// <summary>Watches the environment as it declares, and fails when a threshold does not hold.</summary>
    Target Watch => _ => _
        .Description("Watch what was deployed for a while, and act when it does not do well")
        .After(OperationTargets.Before(this))
        .Checked(this)
        .Executes(() => WatchSession.RunAsync(this));
}
