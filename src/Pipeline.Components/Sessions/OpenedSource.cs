using Pipeline.Core.Model;
using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Tools.Git;

namespace Pipeline.Components.Sessions;

/// <summary>The repository that a build works on.</summary>
/// <param name="WorkTree">The repository.</param>
/// <param name="Source">One commit in one folder.</param>
/// <param name="Model">The model, at this copy of the sources.</param>
/// <param name="Graph">Every module.</param>
/// <param name="Selected">The modules that were asked for, in dependency order.</param>
internal sealed record OpenedSource(GitWorkTree WorkTree, SourceTree Source, PipelineModel Model, ModuleGraph Graph, IReadOnlyList<Module> Selected)
{
    /// <summary>The git tree of the commit.</summary>
    public Task<string> ReadTreeAsync(CancellationToken cancellationToken) =>
        WorkTree.Git.ReadAsync(WorkTree.Root, ["rev-parse", "--verify", $"{Source.Commit}^{{tree}}"], cancellationToken);
}
