using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Stages.Runner;

namespace Pipeline.Components.Sessions;

/// <summary>The source that a build works on, and its modules.</summary>
/// <param name="Source">One commit in one folder.</param>
/// <param name="Graph">Every module.</param>
/// <param name="Selected">The modules that were asked for, in dependency order.</param>
/// <param name="Application">The application itself, at the model's root.</param>
internal sealed record Workspace(SourceTree Source, ModuleGraph Graph, IReadOnlyList<RunModule> Selected, RunModule Application);
