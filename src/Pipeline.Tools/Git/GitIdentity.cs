namespace Pipeline.Tools.Git;

/// <summary>Who makes a commit or a tag.</summary>
/// <param name="Name">The name, such as <c>Ada Lovelace</c>.</param>
/// <param name="Email">The address, such as <c>ada@example.org</c>.</param>
internal sealed record GitIdentity(string Name, string Email)
{
    /// <summary>The variables by which git takes this identity, as author and as committer, whatever its configuration says.</summary>
    internal IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["GIT_AUTHOR_NAME"] = Name,
        ["GIT_AUTHOR_EMAIL"] = Email,
        ["GIT_COMMITTER_NAME"] = Name,
        ["GIT_COMMITTER_EMAIL"] = Email,
    };
}
