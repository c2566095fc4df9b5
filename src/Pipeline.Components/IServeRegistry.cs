using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;

namespace Pipeline.Components;

/// <summary>Serves the embedded registry, so that what was pushed to it can be pulled.</summary>
public interface IServeRegistry : IHazModel
{
    /// <summary>Serves the embedded registry on this machine until Ctrl-C.</summary>
    Target ServeRegistry => _ => _
        .Description("Serve the embedded registry on this machine until Ctrl-C")
        .ValuesChecked(this)
        .Executes(() => PipelineSession.ServeRegistryAsync(Context));
}
