using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Core.Text;
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

    /// <summary>Opens the sources of <paramref name="bundle"/>, whose suite is to run.</summary>
    /// <param name="opened">What is checked out.</param>
    /// <param name="bundle">The bundle.</param>
    /// <param name="remote">Where its commit is fetched from when it is not here: that of a pull request is in no branch; null: nowhere.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">Its commit is not in this repository.</exception>
    public static async Task<BundleSources> OpenAsync(OpenedSource opened, BundleContent bundle, string? remote, CancellationToken cancellationToken) =>
        await FindAsync(opened, bundle, remote, cancellationToken)
            ?? throw new PipelineException($"The commit {PlainText.OneLine(bundle.Commit)} of the bundle is not in this repository{(remote is null ? "" : $", and {remote} does not hand it out")}, so its suite cannot run. Nothing was changed. Fetch it from where it is: git fetch {remote ?? "origin"} {PlainText.OneLine(bundle.Commit)}.");

    /// <summary>The same for a bundle of which only charts are deployed: where its sources are nowhere, those that are checked out do, for only hooks look at them.</summary>
    public static async Task<BundleSources> OpenForHooksAsync(OpenedSource opened, BundleContent bundle, string? remote, CancellationToken cancellationToken) =>
        await FindAsync(opened, bundle, remote, cancellationToken) ?? new BundleSources(opened, opened.Source, null);

    private static async Task<BundleSources?> FindAsync(OpenedSource opened, BundleContent bundle, string? remote, CancellationToken cancellationToken)
    {
        var tree = await opened.ReadTreeAsync(cancellationToken);
        if (tree == bundle.Tree && !opened.Source.IsDirty)
            return new BundleSources(opened, opened.Source, null);
        var folder = TemporaryFolder.Create("bundle");
        // The merge result of a pull request is in no branch; what was merged has its tree.
        if (await IsAddedAsync(opened, folder, bundle.Commit, cancellationToken)
            || (await FindCommitAsync(opened, bundle.Tree, cancellationToken) is { } merged && await IsAddedAsync(opened, folder, merged, cancellationToken))
            || (remote is not null && await RemoteCommits.TryFetchAsync(opened.WorkTree, remote, bundle.Commit, cancellationToken) && await IsAddedAsync(opened, folder, bundle.Commit, cancellationToken)))
            return new BundleSources(opened, opened.Source with { Directory = folder.Path, Commit = bundle.Commit, IsDirty = false }, folder);
        folder.Dispose();
        return null;
    }

    // The ledger says what it likes: only a commit is told to git.
    private static async Task<bool> IsAddedAsync(OpenedSource opened, TemporaryFolder folder, string commit, CancellationToken cancellationToken) =>
        RemoteCommits.IsId(commit)
        && (await opened.WorkTree.Git.TryReadAsync(GitProgram.Command(opened.WorkTree.Root, "worktree", "add", "--quiet", "--detach", "--force", folder.Path, commit), cancellationToken)).Result.ExitCode == 0;

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
