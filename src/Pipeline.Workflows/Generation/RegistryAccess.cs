using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows.Generation;

/// <summary>Which registry the jobs push to, and how it knows them.</summary>
public sealed record RegistryAccess
{
    internal const string AddressVariable = "REGISTRY";

    private RegistryAccess(Text host, Text path)
    {
        Host = host;
        Path = path;
    }

    /// <summary>
    /// GitHub's registry below the repository's owner, with the job's own token: it is made for the job, may do what the job's
    /// permissions say, and ends with it. Another registry is a matter of settings, not of generating anew: the variables
    /// <c>REGISTRY_HOST</c>, <c>REGISTRY_PATH</c> and <c>REGISTRY_USER</c>, and the secret <c>REGISTRY_PASSWORD</c>.
    /// </summary>
    public static RegistryAccess Configurable { get; } = new(
        Variable.Named("REGISTRY_HOST").Or("ghcr.io"),
        Variable.Named("REGISTRY_PATH").Or(GitHubContext.RepositoryOwner))
    {
        User = Variable.Named("REGISTRY_USER").Or(GitHubContext.Actor),
        Password = Secret.Named("REGISTRY_PASSWORD").OrJobToken(),
    };

    /// <summary>Host and port.</summary>
    public Text Host { get; }

    /// <summary>The path before the module's name.</summary>
    public Text Path { get; }

    /// <summary>The user; null: the registry asks for none.</summary>
    public Text? User { get; private init; }

    /// <summary>The password; null: the registry asks for none.</summary>
    public Secret? Password { get; private init; }

    /// <summary>Host and path, as the build's parameter <c>--registry</c> takes them.</summary>
    internal Text Address => $"{Host}/{Path}";

    /// <summary>GitHub's registry and nothing else: no secret is stored for it.</summary>
    public static RegistryAccess GitHub { get; } = new("ghcr.io", GitHubContext.RepositoryOwner) { User = GitHubContext.Actor, Password = Secret.JobToken };

    /// <summary>A registry that asks for no password, such as one on the machine itself.</summary>
    public static RegistryAccess Open(string host, string path) => new(host, path);
}
