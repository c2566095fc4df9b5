using System.Security.Cryptography;
using System.Text;
using Pipeline.Core.Errors;
using Pipeline.Core.Model;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Git;
using Pipeline.Tools.Modules;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Sources;
using Pipeline.Tools.Versions;

namespace Pipeline.Components.Sessions;

/// <summary>Opens the source that a build works on and finds its modules, their versions and their inputs.</summary>
/// <param name="build">Says where the source is and which modules are wanted.</param>
internal sealed class WorkspaceReader(IHazModel build)
{
    private readonly ProcessRunner _processes = SecretVariables.WithheldBy(build);

    /// <summary>Opens the repository that <paramref name="build"/> itself is in, and finds its modules.</summary>
    /// <exception cref="PipelineException">The folder is in no repository, or the modules have mistakes.</exception>
    public static async Task<(GitWorkTree WorkTree, ModuleGraph Graph)> OpenOwnAsync(IHazModel build, CancellationToken cancellationToken)
    {
        var workTree = await GitWorkTree.OpenAsync(SecretVariables.WithheldBy(build), build.Model.RootDirectory, cancellationToken);
        return (workTree, ModuleFinder.Find(build.Model, workTree.Root));
    }

    /// <summary>Opens the source.</summary>
    /// <param name="refresh">Whether a repository that was asked for is cloned anew, or taken as an earlier target left it.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">There is no source, or the modules have mistakes, or an unknown one was asked for.</exception>
    public async Task<Workspace> OpenAsync(bool refresh, CancellationToken cancellationToken)
    {
        var (workTree, source) = await OpenSourceAsync(refresh, cancellationToken);
        var model = ModelIn(workTree);
        var graph = ModuleFinder.Find(model, workTree.Root);
        var selected = await SelectAsync(build, workTree, graph, cancellationToken);
        var application = new Module { Name = model.ApplicationName, Path = RelativeTo(workTree.Root, model.RootDirectory) };
        var bases = graph.BasesOf(selected.Select(module => module.Name));
        var inputs = await workTree.ReadInputTreesAsync([.. selected, .. bases, application], cancellationToken);
        var options = VersionRulesReader.Read(build);
        var plan = await new VersionPlanning(workTree).PlanAsync(graph, options, source.Branch, cancellationToken);
        var versions = plan.Modules.ToDictionary(module => module.Name, module => module.Next ?? module.Current ?? options.InitialVersion);
        var tags = (await workTree.ReadTagsAtHeadAsync(cancellationToken)).ToHashSet();
        var format = options.TagFormat ?? TagFormat.For(graph);
        bool IsRelease(Module module) => tags.Contains(format.Format(module.Name, versions[module.Name]));
        RunModule Versioned(Module module) => new(module, versions[module.Name], IsRelease(module), inputs[module.Name]);
        return new Workspace(
            source,
            graph,
            [.. selected.Select(Versioned)],
            [.. bases.Select(module => Versioned(module) with { LastStage = Stage.BuildImage })],
            new RunModule(application, options.InitialVersion, false, inputs[application.Name]));
    }

    /// <summary>The modules that <paramref name="build"/> was asked for, in dependency order.</summary>
    /// <exception cref="PipelineException">An unknown module or reference was asked for.</exception>
    public static async Task<IReadOnlyList<Module>> SelectAsync(IHazModel build, GitWorkTree workTree, ModuleGraph graph, CancellationToken cancellationToken)
    {
        var named = build.Module is { Length: > 0 } names ? graph.Select(names) : graph.Ordered;
        if (build.ChangedSince is not { Length: > 0 } reference)
            return named;
        var changed = graph.Affected(await workTree.ReadChangedPathsAsync(reference, cancellationToken));
        return [.. named.Intersect(changed)];
    }

    private async Task<(GitWorkTree WorkTree, SourceTree Source)> OpenSourceAsync(bool refresh, CancellationToken cancellationToken)
    {
        if (build is ICloneSource { Repository: { } repository } clone)
        {
            var request = new SourceRequest
            {
                Repository = repository,
                Branch = clone.Branch ?? throw new PipelineException("--repository needs a branch. Name it: --branch main."),
                MergeInto = clone.MergeInto,
                Directory = Path.Combine(build.TemporaryDirectory, "sources", FolderName(repository, clone.Branch, clone.MergeInto)),
            };
            if (refresh || !Directory.Exists(request.Directory))
                await new SourceCloner(_processes).CloneAsync(request, cancellationToken);
            return await ReadAsync(request.Directory, cancellationToken);
        }

        return await ReadAsync(build.Model.RootDirectory, cancellationToken);
    }

    private async Task<(GitWorkTree WorkTree, SourceTree Source)> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var workTree = await GitWorkTree.OpenAsync(_processes, folder, cancellationToken);
        return (workTree, await workTree.ReadSourceAsync(cancellationToken));
    }

    private PipelineModel ModelIn(GitWorkTree workTree) => build is ICloneSource { Repository: not null }
        ? build.Model.MovedTo(Path.GetFullPath(Path.Combine(workTree.Root, RelativeTo(build.RootDirectory, build.Model.RootDirectory))))
        : build.Model;

    private static string RelativeTo(string root, string folder) => Path.GetRelativePath(root, folder).Replace('\\', '/');

    private static string FolderName(params string?[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
}
