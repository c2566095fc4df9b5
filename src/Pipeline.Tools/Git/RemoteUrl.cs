namespace Pipeline.Tools.Git;

/// <summary>The address of a remote repository.</summary>
public static class RemoteUrl
{
    /// <summary>
    /// The address without user name, password and query; fit for logs and records. The scp form
    /// (<c>git@host:path</c>) and local paths carry no password and stay as they are.
    /// </summary>
    public static string WithoutCredentials(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || url.StartsWith("file://", StringComparison.Ordinal))
            return url;
        var authority = scheme + 3;
        var path = url.IndexOfAny(['/', '?', '#'], authority);
        var userEnd = url.LastIndexOf('@', (path < 0 ? url.Length : path) - 1);
        var cleaned = userEnd >= authority ? url[..authority] + url[(userEnd + 1)..] : url;
        var query = cleaned.IndexOfAny(['?', '#'], authority);
        return query < 0 ? cleaned : cleaned[..query];
    }
}
