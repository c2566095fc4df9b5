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

    /// <summary>The https page of a hosted repository (<c>https://github.com/acme/shop</c>); null for a local path or an address that has none.</summary>
    public static string? WebPage(string? url)
    {
        if (url is null)
            return null;
        var clean = WithoutCredentials(url.Trim()).TrimEnd('/');
        clean = clean.EndsWith(".git", StringComparison.Ordinal) ? clean[..^4] : clean;
        var scheme = clean.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
            return clean[..scheme] is "https" or "ssh" && Uri.TryCreate($"https{clean[scheme..]}", UriKind.Absolute, out var uri) ? $"https://{uri.Host}{uri.AbsolutePath}" : null;
        // The scp form is user@host:path; a colon after a slash belongs to a path.
        var (at, colon) = (clean.IndexOf('@', StringComparison.Ordinal), clean.IndexOf(':', StringComparison.Ordinal));
        return at > 0 && colon > at && !clean[..colon].Contains('/', StringComparison.Ordinal) ? $"https://{clean[(at + 1)..colon]}/{clean[(colon + 1)..].TrimStart('/')}" : null;
    }
}
