using Pipeline.Workflows.Expressions;

namespace Pipeline.Workflows.Generation;

/// <summary>Which registry the jobs push to, and how it knows them.</summary>
public sealed class RegistryAccess
{
    private RegistryAccess(Text address) => Address = address;

    /// <summary>
    /// GitHub's registry, below the repository's owner. The job's own token is the password: it is made for the job, may do
    /// what the job's permissions say, and ends with it.
    /// </summary>
    public static RegistryAccess GitHub { get; } = new($"ghcr.io/{GitHubContext.RepositoryOwner}")
    {
        User = GitHubContext.Actor,
        Password = Secret.JobToken,
    };

    /// <summary>Host, port and prefix, such as <c>docker.io/acme</c>.</summary>
    public Text Address { get; }

    /// <summary>The user; null: none.</summary>
    public Text? User { get; private init; }

    /// <summary>The password; null: none.</summary>
    public Secret? Password { get; private init; }

    /// <summary>A registry that needs no password, such as one on the machine itself.</summary>
    public static RegistryAccess Open(string address) => new(address);

    /// <summary>A registry with a stored password; the user is the repository's variable <c>REGISTRY_USER</c>, the password its secret <c>REGISTRY_PASSWORD</c>.</summary>
    public static RegistryAccess WithPassword(string address) => new(address)
    {
        User = Variable.Named(UserVariable),
        Password = Secret.Named(PasswordVariable),
    };

    internal const string AddressVariable = "REGISTRY";
    internal const string UserVariable = "REGISTRY_USER";
    internal const string PasswordVariable = "REGISTRY_PASSWORD";
}
