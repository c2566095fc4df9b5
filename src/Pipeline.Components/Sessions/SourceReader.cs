using System.Security.Cryptography;
using System.Text;
using Pipeline.Components.Graph;
using Pipeline.Core.Errors;
using Pipeline.Core.Model;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Tools.Git;
using Pipeline.Tools.Modules;
using Pipeline.Tools.Sources;

namespace Pipeline.Components.Sessions;

/// <summary>Opens the source that a build works on, and finds its modules.</summary>
internal sealed class SourceReader(RunContext context)
{
    /// <summary>Opens the source: the repository that was asked for, cloned into a work folder, else the one that the build is in.</summary>
    /// <exception cref="PipelineException">There is no source, or the modules have mistakes, or unknown ones were asked for.</exception>
    public async Task<OpenedSource> OpenAsync(CancellationToken cancellationToken)
    {
        var isOwn = context.Options.Repository is null;
        var workTree = await GitWorkTree.OpenAsync(context.Processes, isOwn ? context.Model.RootDirectory : await CloneAsync(cancellationToken), cancellationToken);
        var source = workTree.ReadSourceAsync(cancellationToken);
        var model = isOwn ? context.Model : context.Model.MovedTo(Path.GetFullPath(Path.Combine(workTree.Root, Path.GetRelativePath(context.Build.RootDirectory, context.Model.RootDirectory))));
        var graph = isOwn ? context.Graph : FindModules(model);
        var selected = SelectAsync(workTree, graph, cancellationToken);
        return new OpenedSource(workTree, await source, model, graph, await selected);
    }

    /// <summary>The modules that <paramref name="model"/> finds.</summary>
    /// <exception cref="PipelineException">They have mistakes; all are named.</exception>
    public static ModuleGraph FindModules(PipelineModel model) => ModuleFinder.Find(model, FindRepository(model.RootDirectory));

    private async Task<string> CloneAsync(CancellationToken cancellationToken)
    {
        var (repository, branch, mergeInto) = (context.Options.Repository!, context.Options.Branch!, context.Options.MergeInto);
        var request = new SourceRequest
        {
            Repository = repository,
            Branch = branch,
            MergeInto = mergeInto,
            Directory = Path.Combine(context.Build.TemporaryDirectory, "sources", FolderName(repository, branch, mergeInto)),
        };
        // Without its target the source is taken as an earlier call left it.
        if (EnginePlan.Runs(context.Build, Stage.Clone) || !Directory.Exists(request.Directory))
            await new SourceCloner(context.Processes).CloneAsync(request, cancellationToken);
        return request.Directory;
    }

    private async Task<IReadOnlyList<Module>> SelectAsync(GitWorkTree workTree, ModuleGraph graph, CancellationToken cancellationToken)
    {
        List<string> problems = [];
        IReadOnlyList<Module> selected = graph.Ordered;
        try
        {
            selected = context.Build.Module is { Length: > 0 } names ? graph.Select(names) : selected;
        }
        catch (PipelineException exception)
        {
            problems.Add(exception.Message);
        }

        try
        {
            if (context.Build.ChangedSince is { Length: > 0 } reference)
                selected = [.. selected.Intersect(graph.Affected(await workTree.ReadChangedPathsAsync(reference, cancellationToken)))];
        }
        catch (PipelineException exception)
        {
            problems.Add($"--changed-since: {exception.Message}");
        }

        return problems.Count == 0 ? selected : throw new PipelineException(string.Join('\n', problems));
    }

    // As git looks for it; its own answer has links resolved, which the model's folder has not.
    private static string FindRepository(string folder)
    {
        for (var parent = new DirectoryInfo(folder); parent is not null; parent = parent.Parent)
        {
            if (Path.Exists(Path.Combine(parent.FullName, ".git")))
                return parent.FullName;
        }

        return folder;
    }

    private static string FolderName(params string?[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
}
