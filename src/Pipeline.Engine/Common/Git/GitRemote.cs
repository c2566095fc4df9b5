using System.Text.RegularExpressions;

namespace Nuke.Common.Git;

/// <summary>A remote's address, taken apart.</summary>
internal sealed partial record GitRemote(string Name, GitProtocol Protocol, string Endpoint, string Identifier)
{
    /// <summary>Reads <c>https://host/path.git</c>, <c>ssh://git@host/path</c> and <c>git@host:path</c>; null for a path of this machine. User and password are dropped.</summary>
    public static GitRemote? Parse(string name, string url)
    {
        var match = Address().Match(url.Trim());
        return match.Success
            ? new GitRemote(name, match.Groups["scheme"].Value.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? GitProtocol.Https : GitProtocol.Ssh, match.Groups["host"].Value, match.Groups["path"].Value)
            : null;
    }

    [GeneratedRegex("""^(?:(?<scheme>https?|ssh|git)://(?:[^/@]*@)?(?<host>[^/]+)/|(?:[^/@:]+@)(?<host>[^/:]+):)(?<path>.+?)(?:\.git)?/?$""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
