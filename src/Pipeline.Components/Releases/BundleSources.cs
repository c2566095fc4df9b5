using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Releases.Bundles;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Files;
using Pipeline.Tools.Git;
using Semver;

namespace Pipeline.Components.Releases;

/// <summary>The sources that a bundle was built from, for the suite that verifies it: those that are checked out when they are the same, else a work tree of their own.</summary>
internal sealed class BundleSources : IAsyncDisposable
{
    private readonly OpenedSource _opened;
    private readonly TemporaryFolder? _folder;

    private BundleSources(OpenedSource opened, SourceTree source, TemporaryFolder? folder) => (_opened, Source, _folder) = (opened, source, folder);

    /// <summary>The sources.</summary>
    public SourceTree Source { get; }

    /// <summary>The modules of the build; what it hooks into them runs wherever they are deployed.</summary>
    public ModuleGraph Graph => _opened.Graph;

    /// <summary>The application.</summary>
    public RunModule Application => new(
        new Module { Name = _opened.Model.ApplicationName, Path = Path.GetRelativePath(_opened.WorkTree.Root, _opened.Model.RootDirectory).Replace('\\', '/') },
        new SemVersion(0, 0, 0),
        IsRelease: false,
        Source.Commit);

    /// <summary>Opens the sources of <paramref name="bundle"/>.</summary>
    /// <exception cref="PipelineException">Its commit is not in this repository.</exception>
    public static async Task<BundleSources> OpenAsync(OpenedSource opened, BundleContent bundle, CancellationToken cancellationToken)
    {
        var git = opened.WorkTree.Git;
        var tree = await opened.ReadTreeAsync(cancellationToken);
        if (tree == bundle.Tree && !opened.Source.IsDirty)
            return new BundleSources(opened, opened.Source, null);
        var folder = TemporaryFolder.Create("bundle");
        // The merge result of a pull request is in no branch; what was merged has its tree.
        foreach (var commit in new[] { bundle.Commit, await FindCommitAsync(opened, bundle.Tree, cancellationToken) }.OfType<string>())
        {
            var added = await git.TryReadAsync(GitProgram.Command(opened.WorkTree.Root, "worktree", "add", "--quiet", "--detach", "--force", folder.Path, commit), cancellationToken);
            if (added.Result.ExitCode == 0)
                return new BundleSources(opened, opened.Source with { Directory = folder.Path, Commit = bundle.Commit, IsDirty = false }, folder);
        }

        folder.Dispose();
        throw new PipelineException($"The commit {bundle.Commit[..12]} of the bundle is not in this repository, so its suite cannot run. Fetch it: git fetch origin {bundle.Commit}.");
    }

    /// <summary>The newest commit of the checked-out history that has <paramref name="tree"/>; null when none has.</summary>
    public static async Task<string?> FindCommitAsync(OpenedSource opened, string tree, CancellationToken cancellationToken)
    {
        var history = await opened.WorkTree.Git.ReadAsync(opened.WorkTree.Root, ["log", "--no-show-signature", "--format=%T %H", opened.Source.Commit], cancellationToken);
        return history.Split('\n').FirstOrDefault(line => line.StartsWith(tree, StringComparison.Ordinal))?[(tree.Length + 1)..];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_folder is null)
            return;
        await _opened.WorkTree.Git.TryReadAsync(GitProgram.Command(_opened.WorkTree.Root, "worktree", "remove", "--force", _folder.Path), CancellationToken.None);
        _folder.Dispose();
    }
}
