using System.Text.RegularExpressions;
using Pipeline.Core.Errors;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.GitHub;

/// <summary>A repository on github.com, GitHub Enterprise Cloud or GitHub Enterprise Server.</summary>
internal sealed partial record GitHubRepository
{
    private static readonly Uri PublicApi = new("https://api.github.com/");

    private GitHubRepository(string owner, string name, Uri api) => (Owner, Name, Api) = (owner, name, api);

    /// <summary>The account or organization.</summary>
    public string Owner { get; }

    /// <summary>The repository's name in it.</summary>
    public string Name { get; }

    /// <summary>The base address of the API, with a slash at its end.</summary>
    public Uri Api { get; }

    /// <summary>The address of its GraphQL API, which a GitHub Enterprise Server has beside the other one.</summary>
    public Uri GraphQL => new(Api, Api.AbsolutePath.EndsWith("/v3/", StringComparison.Ordinal) ? "../graphql" : "graphql");

    /// <summary>Reads <c>owner/name</c>.</summary>
    /// <param name="fullName">The repository.</param>
    /// <param name="api">The base address of the API, as GitHub Actions has it in <c>GITHUB_API_URL</c>; null: github.com's.</param>
    /// <exception cref="PipelineException">One of them is none.</exception>
    public static GitHubRepository Parse(string fullName, string? api)
    {
        ArgumentNullException.ThrowIfNull(fullName);
        var match = FullName().Match(fullName);
        return match.Success
            ? new GitHubRepository(match.Groups["owner"].Value, match.Groups["name"].Value, api is null ? PublicApi : ReadApi(api))
            : throw new PipelineException($"'{fullName}' is no GitHub repository. Expected its owner and its name, such as acme/shop.");
    }

    /// <summary>
    /// The repository of a git remote; null when the remote is on no GitHub. A host that is not GitHub's own counts only when its
    /// API is named, so that no other server is sent a token.
    /// </summary>
    /// <param name="remote">The remote's address; null: there is none.</param>
    /// <param name="api">The base address of the API; null: by the remote's host.</param>
    /// <exception cref="PipelineException">The address of the API is none.</exception>
    public static GitHubRepository? FromRemote(string? remote, string? api)
    {
        if (RemoteUrl.WebPage(remote) is not { } page || !Uri.TryCreate(page, UriKind.Absolute, out var address))
            return null;
        var fullName = address.AbsolutePath.Trim('/');
        api ??= address.Host switch
        {
            "github.com" => PublicApi.AbsoluteUri,
            // GitHub Enterprise Cloud with data residency has a host for each enterprise.
            var host when host.EndsWith(".ghe.com", StringComparison.Ordinal) => $"https://api.{host}",
            _ => null,
        };
        return api is not null && FullName().IsMatch(fullName) ? Parse(fullName, api) : null;
    }

    /// <summary><c>owner/name</c>, with the host in front of it where that is not github.com.</summary>
    public override string ToString() => Api == PublicApi ? $"{Owner}/{Name}" : $"{Api.Authority}/{Owner}/{Name}";

    private static Uri ReadApi(string text) =>
        Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var api) && IsSafe(api) && api is { UserInfo: "", Query: "", Fragment: "" }
            ? api
            : throw new PipelineException($"'{RemoteUrl.WithoutCredentials(text)}' is no address of GitHub's API. Expected https without user, password and query, such as https://github.example.org/api/v3.");

    /// <summary>Whether a token may be sent to <paramref name="address"/>: encrypted, or to this machine itself.</summary>
    internal static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    [GeneratedRegex(@"\A(?<owner>[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99}))/(?<name>(?!\.{1,2}\z)[A-Za-z0-9._-]{1,100})\z", RegexOptions.ExplicitCapture)]
    private static partial Regex FullName();
}
