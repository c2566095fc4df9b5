using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;

namespace Pipeline.Components;

/// <summary>Rollback: an environment back to its previous state (D16). It needs the cluster and the source, no artifact and no registry.</summary>
public interface IRollback : IDeploy
{
    /// <summary>Undoes the last deployment of the environment: shows what returns to what, does it in dependency order, and notifies.</summary>
    Target Rollback => _ => _
        .Description("Bring the environment back to its previous state and notify")
        .Checked(this)
        .Executes(() => RollbackSession.RunAsync(this));
}
