using System.Text.RegularExpressions;

namespace Nuke.Common.Git;

/// <summary>A remote's address, taken apart.</summary>
internal sealed partial record GitRemote(GitProtocol Protocol, string Endpoint, string Identifier)
{
    /// <summary>
    /// Reads <c>https://host/path.git</c>, <c>ssh://git@host:22/path</c>, <c>git@host:path</c>, <c>git@host/path</c> and <c>host:path</c>;
    /// null for a path of this machine. User, password and port are dropped.
    /// </summary>
    public static GitRemote? Parse(string url)
    {
        var match = Address().Match(url.Trim());
        return match.Success
            ? new GitRemote(match.Groups["scheme"].Value.Equals("https", StringComparison.OrdinalIgnoreCase) ? GitProtocol.Https : GitProtocol.Ssh, match.Groups["host"].Value, match.Groups["path"].Value)
            : null;
    }

    // Without a scheme a number behind the colon is part of the path (git-fetch(1), "GIT URLS"), and a drive is no host.
    [GeneratedRegex("""^(?:(?<scheme>https?|ssh|git)://(?:[^/]*@)?(?<host>[^/:@]+)(?::\d+)?/|[^/@:]+@(?<host>[^/:@]+)[:/]|(?<host>[^/:@]{2,}):(?!//))(?<path>.+?)/?(?:\.git)?/?$""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
