using Pipeline.Core.Errors;
using Pipeline.Core.Sources;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Git;

/// <summary>A git repository that is checked out in a folder.</summary>
internal sealed class GitWorkTree
{
    private GitWorkTree(GitProgram git, string root, string gitDirectory, bool isShallow) =>
        (Git, Root, GitDirectory, IsShallow) = (git, root, gitDirectory, isShallow);

    /// <summary>The absolute root of the work tree.</summary>
    public string Root { get; }

    /// <summary>The absolute folder that git keeps the repository's data in; of a linked work tree, its own.</summary>
    public string GitDirectory { get; }

    /// <summary>True when the history was cut off while cloning; versions cannot be planned from it.</summary>
    public bool IsShallow { get; }

    internal GitProgram Git { get; }

    /// <summary>Opens the repository that <paramref name="folder"/> is in.</summary>
    /// <param name="runner">Starts git.</param>
    /// <param name="folder">The root of a work tree, or a folder in it.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="GitException">The folder is in no repository, or git does not trust it; the message says what to do.</exception>
    /// <exception cref="ProgramNotFoundException">git is not there.</exception>
    /// <exception cref="PipelineException">The folder does not exist.</exception>
    public static async Task<GitWorkTree> OpenAsync(IProcessRunner runner, string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            throw new PipelineException($"The folder {folder} does not exist. Name the root of a git clone, or a folder in it.");
        var git = new GitProgram(runner);
        var output = await git.ReadAsync(folder, ["rev-parse", "--show-toplevel", "--absolute-git-dir", "--is-shallow-repository"], cancellationToken);
        return output.Split('\n') is [var root, var gitDirectory, var isShallow]
            ? new GitWorkTree(git, root, gitDirectory, isShallow == "true")
            : throw new PipelineException($"git answered '{output}' about {folder}; git 2.25 or newer, and a folder name without line breaks, were expected.");
    }

    /// <summary>Reads the commit that is checked out, and whether files differ from it.</summary>
    /// <exception cref="PipelineException">There is no commit yet.</exception>
    public async Task<SourceTree> ReadSourceAsync(CancellationToken cancellationToken)
    {
        var status = await Git.ReadAsync(Root, ["status", "--porcelain=v2", "--branch", "--untracked-files=normal", "-z"], cancellationToken);
        var header = GitStatus.Parse(status);
        if (header.Commit is null)
            throw new PipelineException($"The repository {Root} has no commits yet. Make the first: git add -A && git commit.");
        var remote = ReadRemoteAsync(header.Remote ?? "origin", cancellationToken);
        var seconds = await Git.ReadAsync(Root, ["show", "--no-patch", "--no-show-signature", "--encoding=UTF-8", "--format=%ct", header.Commit, "--"], cancellationToken);
        return new SourceTree
        {
            Directory = Root,
            Commit = header.Commit,
            CommittedAt = GitTime.Read(seconds),
            Branch = header.Branch,
            Remote = await remote,
            IsDirty = header.IsDirty,
        };
    }

    /// <summary>The tags on the commit that is checked out, without <c>refs/tags/</c>, in the order of their names.</summary>
    public async Task<IReadOnlyList<string>> ReadTagsAtHeadAsync(CancellationToken cancellationToken)
    {
        var output = await Git.ReadAsync(Root, ["for-each-ref", "--points-at=HEAD", "--format=%(refname:lstrip=2)", "refs/tags"], cancellationToken);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The address of the remote <paramref name="name"/> without credentials; null: there is none of that name.</summary>
    public async Task<string?> ReadRemoteAsync(string name, CancellationToken cancellationToken)
    {
        var (result, url) = await Git.TryReadAsync(GitProgram.Command(Root, "config", "--get", $"remote.{name}.url"), cancellationToken);
        return result.ExitCode == 0 && url.Length > 0 ? RemoteUrl.WithoutCredentials(url) : null;
    }
}
