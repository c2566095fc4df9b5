using Pipeline.Components.Sessions;
using Pipeline.Workflows.Generation;
using Serilog;

namespace Pipeline.Components.Workflows;

/// <summary>The selected modules, for people and for the next job.</summary>
internal static class ModuleList
{
    public static async Task WriteAsync(RunContext context)
    {
        using var signals = new SignalCancellation();
        var workspace = await context.WorkspaceAsync(signals.Token);
        foreach (var module in workspace.Selected)
            Log.Information("{Module:l} {Version:l} in {Path:l}", module.Module.Name, module.Version, module.Module.Path);
        Log.Information("{Selected} of {All} modules", workspace.Selected.Count, workspace.Graph.Ordered.Count);
        await StepOutput.WriteAsync(ModuleMatrix.Outputs([.. workspace.Selected.Select(module => module.Module.Name)], workspace.Graph.Ordered.Count), signals.Token);
    }
}
