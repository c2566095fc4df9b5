using Pipeline.Core.Commits;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;

namespace Pipeline.Tools.Git;

/// <summary>Reads the history of a work tree. Every method starts a fixed number of git processes, however long the history is.</summary>
internal static class GitHistory
{
    /// <summary>Reads which commit and which branch is checked out.</summary>
    /// <returns>The commit, and the branch; null on a detached head.</returns>
    /// <exception cref="PipelineException">There is no commit yet.</exception>
    public static async Task<(string Commit, string? Branch)> ReadHeadAsync(this GitWorkTree workTree, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        var command = GitProgram.Command(workTree.Root, "rev-parse", "HEAD", "--symbolic-full-name", "HEAD");
        var (result, output) = await workTree.Git.TryReadAsync(command, cancellationToken);
        if (result.ExitCode != 0)
            throw result.ErrorText.Contains("unknown revision", StringComparison.Ordinal) ? new PipelineException($"The repository {workTree.Root} has no commits yet. Make the first: git add -A && git commit.") : new GitException(command, result);
        const string branches = "refs/heads/";
        // Beside a branch or tag that is itself named HEAD, git names none.
        if (output.Split('\n') is not [var commit, var reference])
            (commit, reference) = (output.Split('\n')[0], (await workTree.Git.TryReadAsync(GitProgram.Command(workTree.Root, "symbolic-ref", "--quiet", "HEAD"), cancellationToken)).Output);
        return (commit, reference.StartsWith(branches, StringComparison.Ordinal) ? reference[branches.Length..] : null);
    }

    /// <summary>Finds the commit that a branch, tag or id means.</summary>
    /// <exception cref="PipelineException">There is none.</exception>
    public static async Task<string> ResolveAsync(this GitWorkTree workTree, string reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        var command = GitProgram.Command(workTree.Root, "rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}");
        var (result, commit) = await workTree.Git.TryReadAsync(command, cancellationToken);
        return result.ExitCode == 0
            ? commit
            : throw new PipelineException($"'{reference}' is no branch, tag or commit of {workTree.Root}. Fetch it first (git fetch --tags), or name another.");
    }

    /// <summary>Reads all tags, on every branch: names without <c>refs/tags/</c>, with what each stands on.</summary>
    /// <exception cref="GitException">One is damaged; without it others would be the last releases.</exception>
    public static async Task<IReadOnlyList<KeyValuePair<string, string>>> ReadTagsAsync(this GitWorkTree workTree, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        const string peeled = "^{}";
        var tags = new List<KeyValuePair<string, string>>();
        // show-ref takes what annotated tags stand on from packed-refs, where for-each-ref would open every object.
        var command = GitProgram.Command(workTree.Root, "show-ref", "--tags", "--dereference");
        var (result, output) = await workTree.Git.TryReadAsync(command, cancellationToken);
        // Without tags it ends with 1 and says nothing.
        if (result.ExitCode != 0 && (result.ExitCode != 1 || result.ErrorText.Length > 0))
            throw new GitException(command, result);
        foreach (var line in output.EnumerateLines())
        {
            if (line.IndexOf(" refs/tags/") is not (> 0 and var space))
                continue;
            var id = line[..space].ToString();
            var name = line[(space + 11)..];
            if (name.EndsWith(peeled) && tags.Count > 0)
                tags[^1] = new(tags[^1].Key, id);
            else
                tags.Add(new(name.ToString(), id));
        }

        return tags;
    }

    /// <summary>Tells which of <paramref name="objects"/> are commits, and when they were made.</summary>
    public static async Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadCommitTimesAsync(
        this GitWorkTree workTree, IReadOnlyCollection<string> objects, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        ArgumentNullException.ThrowIfNull(objects);
        var commits = new Dictionary<string, DateTimeOffset>();
        // Without input git would answer about HEAD.
        if (objects.Count == 0)
            return commits;
        var command = GitProgram.Command(workTree.Root, "log", "--no-walk=unsorted", "--no-show-signature", "--encoding=UTF-8", "--stdin", "--format=%H %ct");
        var output = await workTree.Git.ReadAsync(command with { StandardInput = string.Join('\n', objects) + "\n" }, cancellationToken);
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            commits[line[..space]] = GitTime.Read(line.AsSpan(space + 1));
        }

        return commits;
    }

    /// <summary>Tells which of <paramref name="commits"/> are in the history of <paramref name="head"/>.</summary>
    public static async Task<IReadOnlySet<string>> FindInHistoryAsync(
        this GitWorkTree workTree, IReadOnlyCollection<string> commits, string head, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        ArgumentNullException.ThrowIfNull(commits);
        var found = commits.ToHashSet();
        if (found.Count == 0)
            return found;
        var command = GitProgram.Command(workTree.Root, "rev-list", "--stdin") with { StandardInput = $"^{head}\n{string.Join('\n', commits)}\n" };
        var outside = await workTree.Git.ReadAsync(command, cancellationToken);
        found.ExceptWith(outside.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return found;
    }

    /// <summary>Tells which of <paramref name="folders"/>, repository paths, were in <paramref name="commit"/>.</summary>
    public static async Task<IReadOnlySet<string>> FindFoldersAsync(
        this GitWorkTree workTree, IReadOnlyCollection<string> folders, string commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        ArgumentNullException.ThrowIfNull(folders);
        var found = folders.Where(folder => folder == RepositoryPath.Root).ToHashSet();
        var below = folders.Except(found).ToList();
        if (below.Count == 0)
            return found;
        var output = await workTree.Git.ReadAsync(workTree.Root, ["--literal-pathspecs", "ls-tree", "-d", "-z", "--name-only", "--full-tree", commit, "--", .. below], cancellationToken);
        found.UnionWith(output.Split('\0', StringSplitOptions.RemoveEmptyEntries));
        return found;
    }

    /// <summary>Streams the history of <paramref name="head"/>, every commit after all of its children.</summary>
    /// <param name="workTree">The repository.</param>
    /// <param name="head">The commit to begin with.</param>
    /// <param name="without">A commit to leave out with all its ancestors; null reads to the roots.</param>
    /// <param name="onCommit">Receives each commit as git writes it.</param>
    /// <param name="cancellationToken">Stops git.</param>
    public static Task ReadLogAsync(this GitWorkTree workTree, string head, string? without, Action<HistoryCommit> onCommit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        var command = GitProgram.Command(workTree.Root, [.. GitLogReader.Format, head, .. without is null ? Array.Empty<string>() : ["^" + without], "--"]);
        return workTree.Git.StreamAsync(command, (stream, token) => new GitLogReader(onCommit).ReadAsync(stream, token), cancellationToken);
    }

    /// <summary>The files that differ from where <paramref name="reference"/> and the work tree's branch parted, uncommitted and new ones included.</summary>
    /// <exception cref="PipelineException">The reference is unknown, or has no commit in common.</exception>
    public static async Task<IReadOnlyList<string>> ReadChangedPathsAsync(this GitWorkTree workTree, string reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        var commit = await workTree.ResolveAsync(reference, cancellationToken);
        var (result, start) = await workTree.Git.TryReadAsync(GitProgram.Command(workTree.Root, "merge-base", commit, "HEAD"), cancellationToken);
        if (result.ExitCode != 0)
            throw new PipelineException($"'{reference}' and the checked-out commit have no common history. {(workTree.IsShallow ? ShallowAdvice : "Name a branch that this one was made from.")}");
        var changed = await workTree.Git.ReadAsync(workTree.Root, ["diff", "--name-only", "-z", "--no-renames", "--no-relative", "-O/dev/null", start, "--"], cancellationToken);
        var added = await workTree.Git.ReadAsync(workTree.Root, ["ls-files", "--others", "--exclude-standard", "-z"], cancellationToken);
        return [.. changed.Split('\0').Concat(added.Split('\0')).Where(path => path.Length > 0).Distinct()];
    }

    internal const string ShallowAdvice = "This clone is shallow: get the whole history with 'git fetch --unshallow --tags' (on GitHub Actions: actions/checkout with fetch-depth: 0).";
}
