using System.Text;
using Pipeline.Core.Errors;
using Pipeline.Core.Planning;
using Pipeline.Core.Text;
using Pipeline.Tools.Branches;
using Pipeline.Tools.Git;
using Pipeline.Tools.Releases;

namespace Pipeline.Tools.Umbrella;

/// <summary>
/// Makes an umbrella release in a repository: a commit on the release branch, its tag, and a branch that proposes the next development versions.
/// Everything is prepared as objects that nothing refers to; then one atomic push, never forced, or one atomic change of the local references. No file that is checked out changes.
/// </summary>
internal sealed class UmbrellaCutter
{
    private const string Footer = $"{VersionPlanner.ReleaseFooter}: true";
    private readonly GitWorkTree _workTree;
    private readonly UmbrellaRequest _request;
    private readonly UmbrellaFiles _files;
    private readonly IBranchStore _branches;

    /// <exception cref="PipelineException">The remote's address carries credentials.</exception>
    public UmbrellaCutter(GitWorkTree workTree, UmbrellaRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        RemoteUrl.RefuseCredentials(request.Remote);
        (_workTree, _request, _files) = (workTree, request, new UmbrellaFiles(workTree, request));
        _branches = request.Remote is { } remote ? new RemoteBranches(workTree, remote) : new LocalBranches(workTree);
    }

    private string Tag => $"{_request.Name}-{_request.Version}";

    private string ProposalBranch => $"{_request.Branch}-next";

    /// <summary>Makes it. Doing it again changes nothing.</summary>
    /// <exception cref="PipelineException">The branch or the tag is there with other content, files are uncommitted, or somebody else was faster; nothing was changed then.</exception>
    public async Task<UmbrellaMade> CutAsync(CancellationToken cancellationToken)
    {
        var (head, checkedOut) = await _workTree.ReadHeadAsync(cancellationToken);
        var stands = await _branches.ReadAsync([_request.Branch, ProposalBranch], cancellationToken);
        var start = await FindStartAsync(stands.GetValueOrDefault(_request.Branch), cancellationToken);
        var objects = await GitObjects.OpenAsync(_workTree, _request.FallbackIdentity, cancellationToken);
        var files = await _files.OfReleaseAsync(start, cancellationToken);
        var commit = await objects.CommitAsync(start, $"chore(release): {_request.Name} {_request.Version}\n\n{Footer}\n", files, cancellationToken);
        if (await FindTaggedAsync(cancellationToken) is { } tagged)
            return await AlreadyMadeAsync(tagged, commit, stands, cancellationToken);
        if (_request.Base is not null && stands.TryGetValue(_request.Branch, out var other))
            throw new PipelineException($"The branch {_request.Branch} is there already, at {other[..12]}, and not from this release. Look at it (git log {_request.Branch}), and rename or delete it; nothing was changed.");
        await CheckAsync(checkedOut, cancellationToken);

        var last = await objects.CommitAsync(commit, $"chore(release): start {_request.Branch} after {_request.Version}\n\n{Footer}\n", await _files.OfReleaseBranchAsync(commit, cancellationToken), cancellationToken);
        var tags = await objects.TagAsync(commit, [(Tag, $"{_request.Name} {_request.Version}\n\n{string.Join('\n', _request.Modules.Select(module => $"- {module.Key} {module.Value}"))}")], cancellationToken);
        var moved = new Dictionary<string, string> { [_request.Branch] = last };
        if (await ProposeAsync(objects, head, cancellationToken) is { } proposal && !stands.ContainsKey(ProposalBranch))
            moved[ProposalBranch] = proposal;
        await PublishAsync(moved, tags, stands, cancellationToken);
        return new UmbrellaMade(commit, Tag, moved.ContainsKey(ProposalBranch) ? ProposalBranch : null, IsNew: true);
    }

    // A point release goes on from its branch, a first one begins it.
    private async Task<string> FindStartAsync(string? branch, CancellationToken cancellationToken)
    {
        if (_request.Base is null)
            return branch ?? throw new PipelineException($"The branch {_request.Branch} is gone{(_request.Remote is { } remote ? $" from {remote}" : "")}, so there is nothing to make a point release of. Restore it: git branch {_request.Branch} {_request.Name}-{_request.Version.WithPatch(_request.Version.Patch - 1)}.");
        var (result, commit) = await _workTree.Git.TryReadAsync(GitProgram.Command(_workTree.Root, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{_request.Base}^{{commit}}"), cancellationToken);
        return result.ExitCode == 0 ? commit : throw new PipelineException($"The commit {PlainText.OneLine(_request.Base)}, which the newest chosen micro-release was built from, is not in this clone, and none that is checked out has its sources, so {_request.Branch} cannot begin there. Fetch it (git fetch {_request.Remote ?? "origin"} {PlainText.OneLine(_request.Base)}), or check out what it was merged into. Nothing was changed.");
    }

    private async Task<string?> FindTaggedAsync(CancellationToken cancellationToken)
    {
        var reference = $"refs/tags/{Tag}";
        if (_request.Remote is not { } remote)
            return await ParseAsync(reference, cancellationToken);
        var line = await _workTree.Git.ReadAsync(_workTree.Root, ["ls-remote", "--end-of-options", remote, reference], cancellationToken);
        if (line.Length == 0)
            return null;
        await _workTree.Git.ReadAsync(_workTree.Root, ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance", "--end-of-options", remote, reference], cancellationToken);
        return await ParseAsync(line.Split('\t')[0], cancellationToken);
    }

    // Pushed by a run that was interrupted before it could say so: what counts is what it holds.
    private async Task<UmbrellaMade> AlreadyMadeAsync(string tagged, string commit, IReadOnlyDictionary<string, string> stands, CancellationToken cancellationToken)
    {
        var (there, wanted) = (await ParseTreeAsync(tagged, cancellationToken), await ParseTreeAsync(commit, cancellationToken));
        return there == wanted
            ? new UmbrellaMade(tagged, Tag, stands.ContainsKey(ProposalBranch) ? ProposalBranch : null, IsNew: false)
            : throw new PipelineException($"The tag {Tag} is there already, on {tagged[..12]}, with other content. A release is never moved; look at what differs: git diff {Tag} {commit[..12]}. Nothing was changed.");
    }

    private async Task CheckAsync(string? checkedOut, CancellationToken cancellationToken)
    {
        if (_request.Remote is null && checkedOut == _request.Branch)
            throw new PipelineException($"{_request.Branch} is checked out, and its files would stay behind. Check out another branch (git switch -), then cut again.");
        if ((await _workTree.ReadSourceAsync(cancellationToken)).IsDirty)
            throw new PipelineException("The next development versions cannot be proposed beside uncommitted changes. Commit or stash them (git stash -u), then cut again.");
    }

    private async Task<string?> ProposeAsync(GitObjects objects, string head, CancellationToken cancellationToken)
    {
        if (_request.Base is null)
            return null;
        var files = await _files.OfDevelopmentAsync(head, cancellationToken);
        return files.Count == 0 ? null : await objects.CommitAsync(head, $"chore(release): start the next development versions after {_request.Name} {_request.Version}\n\n{Footer}\n", files, cancellationToken);
    }

    private async Task PublishAsync(IReadOnlyDictionary<string, string> moved, IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string> stands, CancellationToken cancellationToken)
    {
        if (_request.Remote is { } remote)
        {
            await new ReleaseReferences(_workTree, "run the target Umbrella again").PushAsync(remote, tags, [.. moved.Select(branch => (branch.Key, branch.Value))], cancellationToken);
            return;
        }

        var transaction = new StringBuilder("start\n");
        foreach (var (branch, commit) in moved)
            transaction.Append($"{(stands.ContainsKey(branch) ? "update" : "create")} refs/heads/{branch} {commit} {stands.GetValueOrDefault(branch)}".TrimEnd()).Append('\n');
        foreach (var (name, id) in tags)
            transaction.Append(null, $"create refs/tags/{name} {id}\n");
        transaction.Append("prepare\ncommit\n");
        await _workTree.Git.ReadAsync(GitProgram.Command(_workTree.Root, "update-ref", "--stdin") with { StandardInput = transaction.ToString() }, cancellationToken);
    }

    private Task<string> ParseTreeAsync(string commit, CancellationToken cancellationToken) => _workTree.Git.ReadAsync(_workTree.Root, ["rev-parse", "--verify", "--end-of-options", $"{commit}^{{tree}}"], cancellationToken);

    private async Task<string?> ParseAsync(string name, CancellationToken cancellationToken)
    {
        var (result, commit) = await _workTree.Git.TryReadAsync(GitProgram.Command(_workTree.Root, "rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}"), cancellationToken);
        return result.ExitCode == 0 ? commit : null;
    }
}
