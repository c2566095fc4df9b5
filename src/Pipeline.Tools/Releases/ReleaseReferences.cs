using System.Text;
using Pipeline.Core.Errors;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Releases;

/// <summary>Moves references all together or not at all, only from where they were.</summary>
/// <param name="workTree">The repository.</param>
/// <param name="again">What helps when somebody else was faster.</param>
internal sealed class ReleaseReferences(GitWorkTree workTree, string again = "run the target VersionPlan again")
{
    /// <summary>Pushes tags and branches in one atomic push; never forced.</summary>
    /// <param name="remote">The remote's name, or its address without credentials.</param>
    /// <param name="tags">What each tag is to stand on: object ids, or local references.</param>
    /// <param name="branches">The branches and their new commits.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">The remote refused; it has none of them then.</exception>
    public async Task PushAsync(string remote, IReadOnlyDictionary<string, string> tags, IReadOnlyList<(string Name, string Commit)> branches, CancellationToken cancellationToken)
    {
        var specifications = tags.Select(tag => $"{tag.Value}:refs/tags/{tag.Key}").ToList();
        specifications.AddRange(branches.Select(branch => $"{branch.Commit}:refs/heads/{branch.Name}"));
        var command = GitProgram.Command(workTree.Root, ["push", "--atomic", "--porcelain", "--no-verify", "--end-of-options", remote, .. specifications]);
        var (result, output) = await workTree.Git.TryReadAsync(command, cancellationToken);
        if (result.ExitCode == 0)
            return;
        // Only a reference that stood in the way is a lost race; the others are reported as failed with it.
        var conflicts = PushReport.Read(output).Where(report => report.IsRace).Select(report => report.Reference).ToList();
        throw conflicts.Count > 0
            ? new PipelineException($"Another release was faster: {string.Join(", ", conflicts)} changed at {remote} meanwhile. Nothing was pushed. Fetch (git pull --tags), then {again}.")
            : new GitException(command, result);
    }

    /// <summary>Makes the tags in the local repository, and moves the checked-out branch with its files.</summary>
    public async Task UpdateAsync(IReadOnlyDictionary<string, string> tags, string head, string last, string? branch, CancellationToken cancellationToken)
    {
        var transaction = new StringBuilder("start\n");
        foreach (var (name, id) in tags)
            transaction.Append(null, $"create refs/tags/{name} {id}\n");
        // The branch is checked here, and moved by merging, which moves its files too.
        transaction.Append(null, $"verify HEAD {head}\nprepare\ncommit\n");
        await workTree.Git.ReadAsync(GitProgram.Command(workTree.Root, "update-ref", "--stdin") with { StandardInput = transaction.ToString() }, cancellationToken);
        if (last != head && branch is not null)
            await workTree.Git.ReadAsync(workTree.Root, ["merge", "--ff-only", "--quiet", last], cancellationToken);
    }
}
