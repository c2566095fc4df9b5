namespace Pipeline.Tools.Git;

/// <summary>What <c>git status --porcelain=v2 --branch -z</c> says.</summary>
internal sealed record GitStatus(string? Commit, string? Branch, string? Remote, bool IsDirty)
{
    public static GitStatus Parse(string output)
    {
        string? commit = null, branch = null, upstream = null;
        var isDirty = false;
        foreach (var entry in output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.StartsWith("# branch.oid ", StringComparison.Ordinal))
                commit = entry[13..] is "(initial)" ? null : entry[13..];
            else if (entry.StartsWith("# branch.head ", StringComparison.Ordinal))
                branch = entry[14..] is "(detached)" ? null : entry[14..];
            else if (entry.StartsWith("# branch.upstream ", StringComparison.Ordinal))
                upstream = entry[18..];
            else if (!entry.StartsWith('#'))
                isDirty = true;
        }

        // The upstream is <remote>/<branch>; both may have slashes, but the branch is most often the same.
        var remote = upstream is not null && branch is not null && upstream.EndsWith($"/{branch}", StringComparison.Ordinal)
            ? upstream[..^(branch.Length + 1)]
            : upstream?.Split('/')[0];
        return new GitStatus(commit, branch, remote, isDirty);
    }
}
