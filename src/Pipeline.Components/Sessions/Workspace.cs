using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;

namespace Pipeline.Components.Sessions;

/// <summary>The source that a build works on, and its modules.</summary>
/// <param name="Source">One commit in one folder.</param>
/// <param name="Graph">Every module.</param>
/// <param name="Selected">The modules that were asked for, in dependency order.</param>
/// <param name="Bases">The modules on whose images selected ones build, without those, in dependency order: their images are built, and nothing else is done.</param>
/// <param name="Application">The application itself, at the model's root.</param>
internal sealed record Workspace(SourceTree Source, ModuleGraph Graph, IReadOnlyList<RunModule> Selected, IReadOnlyList<RunModule> Bases, RunModule Application)
{
    /// <summary>The modules that a run of <paramref name="kinds"/> works on, in dependency order.</summary>
    public IReadOnlyList<RunModule> ModulesFor(IReadOnlyList<Stage> kinds)
    {
        if (Bases.Count == 0 || kinds.All(kind => kind > Stage.BuildImage))
            return Selected;
        var byName = Selected.Concat(Bases).ToDictionary(module => module.Module.Name);
        return [.. Graph.Ordered.Where(module => byName.ContainsKey(module.Name)).Select(module => byName[module.Name])];
    }
}
