using System.Globalization;
using System.Text;
using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using Pipeline.Tools.Files;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Git;

/// <summary>Writes commits and tags as objects alone: no branch, tag, index or file changes until a reference is moved.</summary>
/// <param name="workTree">The repository.</param>
/// <param name="identity">Who commits and tags; null: the one that git is configured with.</param>
internal sealed class GitObjects(GitWorkTree workTree, GitIdentity? identity)
{
    /// <summary>Opens a repository for writing in the name that git is configured with, else in that of <paramref name="fallback"/>.</summary>
    /// <exception cref="PipelineException">There is neither.</exception>
    public static async Task<GitObjects> OpenAsync(GitWorkTree workTree, GitIdentity? fallback, CancellationToken cancellationToken)
    {
        if (await KnowsAsync(workTree, "GIT_COMMITTER_IDENT", cancellationToken) && await KnowsAsync(workTree, "GIT_AUTHOR_IDENT", cancellationToken))
            return new GitObjects(workTree, null);
        return fallback is not null
            ? new GitObjects(workTree, fallback)
            : throw new PipelineException(
                "Tags and commits bear a name, and git knows none here. Tell it yours: git config --global user.name \"Your Name\" && git config --global user.email you@example.org. Then run the target again.");
    }

    /// <summary>Commits <paramref name="parent"/> with changed files.</summary>
    /// <param name="parent">The commit to go on from.</param>
    /// <param name="message">The message.</param>
    /// <param name="files">The new content of each changed file, by repository path.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The id of the new commit.</returns>
    public async Task<string> CommitAsync(string parent, string message, IReadOnlyDictionary<string, byte[]> files, CancellationToken cancellationToken)
    {
        using var folder = TemporaryFolder.Create("commit");
        var directory = folder.Path;
        var index = new Dictionary<string, string?> { ["GIT_INDEX_FILE"] = Path.Combine(directory, "index") };
        Command Git(params IReadOnlyList<string> arguments) => With(index, WithIdentity(arguments));

        await workTree.Git.ReadAsync(Git("read-tree", parent), cancellationToken);
        var changed = Path.Combine(directory, "files");
        foreach (var (path, content) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(changed, path))!);
            await File.WriteAllBytesAsync(Path.Combine(changed, path), content, cancellationToken);
        }

        // As work tree, so that line ends are what the repository's attributes say, and modes those of the files that are there.
        var adding = Git($"--git-dir={workTree.GitDirectory}", $"--work-tree={changed}", "-c", "core.fileMode=false", "-c", "core.safecrlf=false", "update-index", "--add", "-z", "--stdin");
        await workTree.Git.ReadAsync(adding with { StandardInput = string.Concat(files.Keys.Select(path => path + '\0')) }, cancellationToken);
        var tree = await workTree.Git.ReadAsync(Git("write-tree"), cancellationToken);
        return await CommitAsync(tree, [parent], message, cancellationToken);
    }

    /// <summary>Commits a tree, as a merge when it has several parents.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="parents">The commits to go on from.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <param name="at">When it was authored and committed; null is now.</param>
    /// <param name="isSigned">Whether it is signed, by the key that git is configured with.</param>
    /// <returns>The id of the new commit.</returns>
    public Task<string> CommitAsync(string tree, IReadOnlyList<string> parents, string message, CancellationToken cancellationToken, DateTimeOffset? at = null, bool isSigned = false)
    {
        var command = WithIdentity(["commit-tree", tree, .. parents.SelectMany(parent => new[] { "-p", parent }), .. isSigned ? ["-S"] : Array.Empty<string>(), "-F", "-"]);
        if (at is { } time)
        {
            var date = string.Create(CultureInfo.InvariantCulture, $"@{time.ToUnixTimeSeconds()} +0000");
            command = With(new Dictionary<string, string?> { ["GIT_AUTHOR_DATE"] = date, ["GIT_COMMITTER_DATE"] = date }, command);
        }

        return workTree.Git.ReadAsync(command with { StandardInput = message }, cancellationToken);
    }

    /// <summary>Makes annotated tags on <paramref name="commit"/> and returns the ids of the tag objects by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TagAsync(string commit, IReadOnlyList<(string Name, string Message)> tags, CancellationToken cancellationToken)
    {
        if (tags.Count == 0)
            return new Dictionary<string, string>();
        var tagger = await workTree.Git.ReadAsync(WithIdentity("var", "GIT_COMMITTER_IDENT"), cancellationToken);
        using var folder = TemporaryFolder.Create("tags");
        var directory = folder.Path;
        var contents = tags.Select(tag => Encoding.UTF8.GetBytes($"object {commit}\ntype commit\ntag {tag.Name}\ntagger {tagger}\n\n{PlainText.Lines(tag.Message).TrimEnd()}\n")).ToList();
        var ids = await WriteTagsAsync(contents, directory, cancellationToken);
        return tags.Zip(ids).ToDictionary(pair => pair.First.Name, pair => pair.Second);
    }

    private Command WithIdentity(params IReadOnlyList<string> arguments)
    {
        var command = GitProgram.Command(workTree.Root, arguments);
        return identity is null ? command : With(identity.Environment, command);
    }

    private static Command With(IReadOnlyDictionary<string, string?> environment, Command command) =>
        command with { Environment = command.Environment.Where(variable => !environment.ContainsKey(variable.Key)).Concat(environment).ToDictionary() };

    // One process for all objects: their contents are handed over as files.
    private async Task<string[]> WriteTagsAsync(IReadOnlyList<byte[]> contents, string directory, CancellationToken cancellationToken)
    {
        var paths = new List<string>();
        foreach (var content in contents)
        {
            paths.Add(Path.Combine(directory, $"tag-{paths.Count.ToString(CultureInfo.InvariantCulture)}"));
            await File.WriteAllBytesAsync(paths[^1], content, cancellationToken);
        }

        var command = GitProgram.Command(workTree.Root, "hash-object", "-w", "-t", "tag", "--stdin-paths");
        var output = await workTree.Git.ReadAsync(command with { StandardInput = string.Join('\n', paths) + "\n" }, cancellationToken);
        return output.Split('\n');
    }

    private static async Task<bool> KnowsAsync(GitWorkTree workTree, string identity, CancellationToken cancellationToken) =>
        (await workTree.Git.TryReadAsync(GitProgram.Command(workTree.Root, "var", identity), cancellationToken)).Result.ExitCode == 0;
}
