using System.Text;
using Pipeline.Core.Errors;
using Pipeline.Core.Text;
using Pipeline.Tools.Git;

namespace Pipeline.Tools.Sources;

/// <summary>Where a repository is, with its credentials apart, so that they reach git neither in an argument nor in a file.</summary>
internal sealed record RepositoryAddress
{
    private static readonly string[] Schemes = ["http", "https", "ssh", "git", "file"];

    private RepositoryAddress(string url) => Url = url;

    /// <summary>The address as git gets it, without credentials.</summary>
    public string Url { get; }

    /// <summary><c>user:password</c>; null when the address had none.</summary>
    public string? Credentials { get; private init; }

    /// <summary>Every form of the credentials that could turn up in a message.</summary>
    public IReadOnlyList<string> Secrets { get; private init; } = [];

    /// <summary>Reads an address.</summary>
    /// <exception cref="PipelineException">It is no address of a repository, or one that runs a program (<c>ext::</c>).</exception>
    public static RepositoryAddress Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.StartsWith('-') || text.Any(char.IsControl))
            throw Refuse(text);
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (text.IndexOf("::", StringComparison.Ordinal) is >= 0 and var helper && (scheme < 0 || helper < scheme))
            throw Refuse(text);
        if (scheme < 0)
            return new RepositoryAddress(text.Contains(':', StringComparison.Ordinal) && !Path.Exists(text) ? text : Path.GetFullPath(text));
        if (!Schemes.Contains(text[..scheme]) || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
            throw Refuse(text);
        return uri.Scheme is "http" or "https" ? OfWeb(text, uri) : OfOther(text, uri);
    }

    /// <summary>The variables by which git sends the credentials to this server alone.</summary>
    public IReadOnlyDictionary<string, string?> Environment()
    {
        if (Credentials is null)
            return new Dictionary<string, string?>();
        // Git numbers these settings; those that the caller's environment has come first.
        var count = int.TryParse(System.Environment.GetEnvironmentVariable("GIT_CONFIG_COUNT"), out var known) ? known : 0;
        return new Dictionary<string, string?>
        {
            [$"GIT_CONFIG_KEY_{count}"] = $"http.{new Uri(Url).GetLeftPart(UriPartial.Authority)}/.extraHeader",
            [$"GIT_CONFIG_VALUE_{count}"] = $"Authorization: Basic {Encode(Credentials)}",
            ["GIT_CONFIG_COUNT"] = $"{count + 1}",
        };
    }

    private static RepositoryAddress OfWeb(string text, Uri uri)
    {
        var url = RemoteUrl.WithoutCredentials(text);
        if (uri.UserInfo.Length == 0)
            return new RepositoryAddress(url);
        var credentials = Uri.UnescapeDataString(uri.UserInfo);
        credentials = credentials.Contains(':', StringComparison.Ordinal) ? credentials : credentials + ":";
        // A token may stand in either place.
        string[] parts = [.. credentials.Split(':', 2).Where(part => part.Length > 0)];
        return new RepositoryAddress(url) { Credentials = credentials, Secrets = [uri.UserInfo, credentials, Encode(credentials), .. parts] };
    }

    private static RepositoryAddress OfOther(string text, Uri uri) => uri.UserInfo.Contains(':', StringComparison.Ordinal)
        ? throw new PipelineException($"The address {RemoteUrl.WithoutCredentials(text)} was given with a password, which {uri.Scheme} does not take from an address. Leave the password out and use a key.")
        : new RepositoryAddress(text);

    private static string Encode(string credentials) => Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));

    private static PipelineException Refuse(string text) => new(
        $"'{RemoteUrl.WithoutCredentials(PlainText.OneLine(text))}' is no address of a repository. Expected an address with {string.Join(", ", Schemes.Select(scheme => scheme + "://"))}, user@host:path, or a local folder.");
}
