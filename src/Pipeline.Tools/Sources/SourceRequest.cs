namespace Pipeline.Tools.Sources;

/// <summary>A branch of a repository to get, or the merge of a branch into another before it is merged (D1).</summary>
internal sealed record SourceRequest
{
    /// <summary>The repository: an http, https, ssh or git address, git's <c>user@host:path</c>, or a local folder.</summary>
    public required string Repository { get; init; }

    /// <summary>The branch, without <c>refs/heads/</c>.</summary>
    public required string Branch { get; init; }

    /// <summary>The branch that <see cref="Branch"/> is merged into, as merging a pull request would; null gets the branch as it is.</summary>
    public string? MergeInto { get; init; }

    /// <summary>The absolute work folder: absent, empty, or an earlier clone by <see cref="SourceCloner"/>, which is replaced.</summary>
    public required string Directory { get; init; }
}
