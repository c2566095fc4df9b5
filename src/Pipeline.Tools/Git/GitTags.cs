namespace Pipeline.Tools.Git;

/// <summary>Reads tags with what they say.</summary>
internal static class GitTags
{
    // A null character is in no name and no message.
    private const string Format = "%(refname:lstrip=2)%00%(objectname)%00%(creatordate:unix)%00%(contents:body)%00";
    private const int Fields = 4;

    /// <summary>The tags on the commit that is checked out, in the order of their names.</summary>
    public static async Task<IReadOnlyList<GitTag>> ReadTagObjectsAtHeadAsync(this GitWorkTree workTree, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        var output = await workTree.Git.ReadAsync(workTree.Root, ["for-each-ref", "--points-at=HEAD", $"--format={Format}", "refs/tags"], cancellationToken);
        return [.. output.Split('\0').Chunk(Fields).Where(fields => fields.Length == Fields).Select(Read)];
    }

    private static GitTag Read(string[] fields) => new(
        fields[0].TrimStart('\r', '\n'),
        fields[1],
        GitTime.Read(fields[2]),
        fields[3].Trim());
}
