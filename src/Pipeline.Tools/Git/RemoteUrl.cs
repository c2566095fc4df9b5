using System.Text.RegularExpressions;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Git;

/// <summary>The address of a remote repository.</summary>
internal static partial class RemoteUrl
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

    /// <summary>Refuses a remote whose address carries credentials: among git's arguments every process of the machine could read them.</summary>
    /// <exception cref="PipelineException">It has a user, a password or a query; the message does not repeat them.</exception>
    internal static void RefuseCredentials(string? remote)
    {
        if (remote is null)
            return;
        var shown = WithoutCredentials(remote);
        // The user of ssh is part of the address and no secret.
        if (SshUser().Replace(remote, "ssh://") != shown)
        {
            throw new PipelineException(
                $"The remote {shown} was given with credentials, which every process of this machine could read among git's arguments. "
                + "Leave user, password and query out, and let git find them: with a credential helper (git config credential.helper), or where the checkout left its token (actions/checkout with persist-credentials).");
        }
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

    [GeneratedRegex(@"\Assh://[^:/?#@]+@")]
    private static partial Regex SshUser();
}
