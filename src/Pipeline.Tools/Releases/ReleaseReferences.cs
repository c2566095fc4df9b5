using System.Text;
using Pipeline.Core.Errors;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Releases;

/// <summary>Moves references all together or not at all, only from where they were.</summary>
internal sealed class ReleaseReferences(GitWorkTree workTree)
{
    /// <summary>Pushes tags and a branch in one atomic push; never forced.</summary>
    /// <param name="remote">The remote's name, or its address without credentials.</param>
    /// <param name="tags">What each tag is to stand on: object ids, or local references.</param>
    /// <param name="branch">The branch and its new commit; null: none.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <exception cref="PipelineException">The remote refused; it has none of them then.</exception>
    public async Task PushAsync(string remote, IReadOnlyDictionary<string, string> tags, (string Name, string Commit)? branch, CancellationToken cancellationToken)
    {
        var specifications = tags.Select(tag => $"{tag.Value}:refs/tags/{tag.Key}").ToList();
        if (branch is { } moved)
            specifications.Add($"{moved.Commit}:refs/heads/{moved.Name}");
        var command = GitProgram.Command(workTree.Root, ["push", "--atomic", "--porcelain", "--no-verify", "--end-of-options", remote, .. specifications]);
        var (result, output) = await workTree.Git.TryReadAsync(command, cancellationToken);
        if (result.ExitCode == 0)
            return;
        // Only a reference that stood in the way is a lost race; the others are reported as failed with it.
        var conflicts = PushReport.Read(output).Where(report => report.IsRace).Select(report => report.Reference).ToList();
        throw conflicts.Count > 0
            ? new PipelineException($"Another release was faster: {string.Join(", ", conflicts)} changed at {remote} meanwhile. Nothing was pushed. Fetch (git pull --tags), then run the target VersionPlan again.")
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
