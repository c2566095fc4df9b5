using Pipeline.Tools.Files;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Git;

/// <summary>
/// The work tree as a git tree. Uncommitted changes are written through a copy of the index into an object store of
/// their own, which goes with the snapshot.
/// </summary>
internal sealed class WorkTreeSnapshot : IAsyncDisposable
{
    private readonly GitWorkTree _workTree;
    private readonly TemporaryFolder? _folder;
    private readonly IReadOnlyDictionary<string, string?> _environment;

    private WorkTreeSnapshot(GitWorkTree workTree, string tree, TemporaryFolder? folder, IReadOnlyDictionary<string, string?> environment) =>
        (_workTree, Tree, _folder, _environment) = (workTree, tree, folder, environment);

    /// <summary>The tree's id, or <c>HEAD</c> when nothing differs from it.</summary>
    public string Tree { get; }

    public static async Task<WorkTreeSnapshot> TakeAsync(GitWorkTree workTree, bool? isDirty, CancellationToken cancellationToken)
    {
        isDirty ??= (await workTree.Git.ReadAsync(workTree.Root, ["status", "--porcelain", "--untracked-files=normal", "-z"], cancellationToken)).Length > 0;
        if (isDirty is false)
            return new WorkTreeSnapshot(workTree, "HEAD", null, GitProgram.Command(workTree.Root).Environment);

        var folder = TemporaryFolder.Create("index");
        var directory = folder.Path;
        try
        {
            var places = await workTree.Git.ReadAsync(workTree.Root, ["rev-parse", "--git-path", "index", "--git-path", "objects"], cancellationToken);
            var (index, objects) = places.Split('\n') is [var first, var second]
                ? (Path.Combine(workTree.Root, first), Path.Combine(workTree.Root, second))
                : throw new InvalidDataException($"git rev-parse answered '{places}'.");
            if (File.Exists(index))
                File.Copy(index, Path.Combine(directory, "index"));
            var environment = new Dictionary<string, string?>(GitProgram.Command(workTree.Root).Environment)
            {
                ["GIT_INDEX_FILE"] = Path.Combine(directory, "index"),
                ["GIT_OBJECT_DIRECTORY"] = Directory.CreateDirectory(Path.Combine(directory, "objects")).FullName,
                ["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = objects,
            };
            Command Git(params IReadOnlyList<string> arguments) => GitProgram.Command(workTree.Root, arguments) with { Environment = environment };
            await workTree.Git.ReadAsync(Git("-c", "advice.addEmbeddedRepo=false", "add", "-A"), cancellationToken);
            return new WorkTreeSnapshot(workTree, await workTree.Git.ReadAsync(Git("write-tree"), cancellationToken), folder, environment);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The entries at <paramref name="paths"/>; what does not exist is left out.</summary>
    public async Task<IReadOnlyDictionary<string, TreeEntry>> ReadEntriesAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var entries = new Dictionary<string, TreeEntry>();
        if (paths.Contains("."))
            entries["."] = new TreeEntry("040000", "tree", await ReadAsync(cancellationToken, "rev-parse", "--verify", Tree + "^{tree}"));
        var below = paths.Where(path => path != ".").ToList();
        if (below.Count == 0)
            return entries;
        var output = await ReadAsync(cancellationToken, ["--literal-pathspecs", "ls-tree", "-z", "--full-tree", Tree, "--", .. below]);
        foreach (var line in output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (line[..tab].Split(' ') is [var mode, var type, var id])
                entries[line[(tab + 1)..]] = new TreeEntry(mode, type, id);
        }

        return entries;
    }

    public ValueTask DisposeAsync()
    {
        _folder?.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<string> ReadAsync(CancellationToken cancellationToken, params IReadOnlyList<string> arguments) =>
        _workTree.Git.ReadAsync(GitProgram.Command(_workTree.Root, arguments) with { Environment = _environment }, cancellationToken);
}
