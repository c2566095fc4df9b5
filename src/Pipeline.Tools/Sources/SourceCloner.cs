using Pipeline.Core.Errors;
using Pipeline.Core.Sources;
using Pipeline.Shared;
using Pipeline.Tools.Git;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Sources;

/// <summary>
/// Gets a branch of a repository into a work folder at one exact commit, with the whole history that versions are planned
/// from and no other branch (D1). Hooks, submodules and transports that run programs stay off.
/// </summary>
/// <param name="runner">Starts git.</param>
internal sealed class SourceCloner(IProcessRunner runner)
{
    private const string Marker = "pipeline-clone";
    private readonly GitProgram _git = new(runner);

    /// <summary>Gets the source. The folder appears whole, or stays as it was.</summary>
    /// <returns>
    /// The source. A merge is a commit on a detached head, with the two branches as parents and the later one's time: the same
    /// two commits always give the same merge.
    /// </returns>
    /// <exception cref="MergeConflictException">The branches conflict; the message names the files.</exception>
    /// <exception cref="PipelineException">
    /// The address or a branch's name is refused, the repository cannot be reached, a branch does not exist (the message names
    /// the nearest), or the folder holds something else.
    /// </exception>
    public async Task<SourceTree> CloneAsync(SourceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var address = RepositoryAddress.Parse(request.Repository);
        string[] branches = request.MergeInto is { } into ? [request.Branch, into] : [request.Branch];
        BranchName.Check(branches);
        using (var folder = new CloneFolder(request.Directory, Marker))
        {
            await GitAsync(folder, ["init", "--quiet", "--template="], cancellationToken);
            await GitAsync(folder, ["remote", "add", "--", "origin", address.Url], cancellationToken);
            await FetchAsync(folder, address, branches, cancellationToken);
            await (request.MergeInto is null ? CheckOutAsync(folder, request.Branch, cancellationToken) : MergeAsync(folder, request.Branch, request.MergeInto, cancellationToken));
            folder.Publish();
        }

        var workTree = await GitWorkTree.OpenAsync(runner, request.Directory, cancellationToken);
        return await workTree.ReadSourceAsync(cancellationToken);
    }

    private static string RemoteName(string branch) => $"refs/remotes/origin/{branch}";

    private static Command Command(CloneFolder folder, params IReadOnlyList<string> arguments)
    {
        var command = GitProgram.Command(folder.Building, ["-c", "core.hooksPath=/dev/null", "-c", "advice.detachedHead=false", .. arguments]);
        return command with
        {
            Environment = new Dictionary<string, string?>(command.Environment) { ["GIT_ALLOW_PROTOCOL"] = "file:git:http:https:ssh" },
        };
    }

    private static Command With(Command command, IReadOnlyDictionary<string, string?> environment) =>
        command with { Environment = new Dictionary<string, string?>(command.Environment.Concat(environment)) };

    private Task<string> GitAsync(CloneFolder folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        _git.ReadAsync(Command(folder, arguments), cancellationToken);

    private async Task FetchAsync(CloneFolder folder, RepositoryAddress address, string[] branches, CancellationToken cancellationToken)
    {
        Command Remote(params IReadOnlyList<string> arguments) => With(Command(folder, arguments), address.Environment()) with { Secrets = address.Secrets };
        var refspecs = branches.Distinct().Select(branch => $"+refs/heads/{branch}:{RemoteName(branch)}");
        var (fetched, _) = await _git.TryReadAsync(Remote(["fetch", "--quiet", "--no-recurse-submodules", "--", "origin", .. refspecs]), cancellationToken);
        if (fetched.ExitCode == 0)
            return;
        var (listed, heads) = await _git.TryReadAsync(Remote("ls-remote", "--heads", "--", "origin"), cancellationToken);
        string[] known = [.. heads.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[(line.IndexOf("refs/heads/", StringComparison.Ordinal) + 11)..])];
        var unknown = listed.ExitCode == 0 ? branches.FirstOrDefault(branch => !known.Contains(branch)) : null;
        throw new PipelineException(unknown is null
            ? $"Cannot fetch from {address.Url}: {fetched.ErrorText}\nCheck the address, the network, and that this account may read the repository."
            : $"{address.Url} has no branch '{unknown}'{NearestNames.EndOfSentence(unknown, known)}");
    }

    private Task<string> CheckOutAsync(CloneFolder folder, string branch, CancellationToken cancellationToken) =>
        GitAsync(folder, ["checkout", "--quiet", "-B", branch, RemoteName(branch), "--"], cancellationToken);

    private async Task MergeAsync(CloneFolder folder, string branch, string into, CancellationToken cancellationToken)
    {
        await GitAsync(folder, ["checkout", "--quiet", "--detach", RemoteName(into), "--"], cancellationToken);
        var times = await GitAsync(folder, ["show", "--no-patch", "--no-show-signature", "--encoding=UTF-8", "--format=%ct", RemoteName(branch), RemoteName(into), "--"], cancellationToken);
        var when = times.Split('\n', StringSplitOptions.RemoveEmptyEntries).Max(seconds => GitTime.Read(seconds).ToUnixTimeSeconds());
        var merge = Command(folder, "merge", "--quiet", "--no-ff", "--no-verify", "--no-gpg-sign", "-m", $"Merge branch '{branch}' into {into}", RemoteName(branch));
        var (merged, _) = await _git.TryReadAsync(With(merge, Identity(when)), cancellationToken);
        if (merged.ExitCode == 0)
            return;
        var files = await GitAsync(folder, ["diff", "--name-only", "--diff-filter=U", "-z"], cancellationToken);
        throw files.Length == 0
            ? new GitException(merge, merged)
            : new MergeConflictException(branch, into, files.Split('\0', StringSplitOptions.RemoveEmptyEntries));
    }

    private static Dictionary<string, string?> Identity(long when) => new()
    {
        ["GIT_AUTHOR_NAME"] = "Pipeline",
        ["GIT_AUTHOR_EMAIL"] = "pipeline@localhost",
        ["GIT_AUTHOR_DATE"] = $"@{when} +0000",
        ["GIT_COMMITTER_NAME"] = "Pipeline",
        ["GIT_COMMITTER_EMAIL"] = "pipeline@localhost",
        ["GIT_COMMITTER_DATE"] = $"@{when} +0000",
    };
}
