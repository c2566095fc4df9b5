using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Workflows;

namespace Pipeline.Components;

/// <summary>Modules: which modules the repository has, and which of them are selected.</summary>
public interface IListModules : IHazModel
{
    /// <summary>Prints the selected modules and, on GitHub Actions, hands them to later jobs as the outputs that generated workflows read.</summary>
    Target Modules => _ => _
        .Description("List the modules; with --changed-since only the changed ones and their dependents")
        .Checked(this)
        .Executes(() => ModuleList.WriteAsync(Context));
}
