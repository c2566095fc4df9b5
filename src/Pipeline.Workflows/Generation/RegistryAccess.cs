using System.Text.RegularExpressions;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Workflows.Actions;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Steps;

namespace Pipeline.Workflows.Generation;

/// <summary>Which registry the jobs push to, and how it knows them.</summary>
public sealed partial class RegistryAccess
{
    internal const string AddressVariable = "REGISTRY";
    private readonly Text _path;

    private RegistryAccess(Text host, Text path, Access packages = Access.None, Access identity = Access.None)
    {
        Host = host;
        _path = path;
        Pull = new Permissions { Contents = Access.Read, Packages = packages == Access.None ? Access.None : Access.Read, IdToken = identity };
        Push = new Permissions { Contents = Access.Read, Packages = packages, IdToken = identity };
    }

    /// <summary>
    /// GitHub's registry below the repository's owner, with the job's own token: it is made for the job, may do what the job's
    /// permissions say, and ends with it. Another registry is a matter of settings, not of generating anew: the variables
    /// <c>REGISTRY_HOST</c>, <c>REGISTRY_PATH</c> and <c>REGISTRY_USER</c>, and the secret <c>REGISTRY_PASSWORD</c>.
    /// </summary>
    public static RegistryAccess Configurable { get; } = WithPassword(
        Variable.Named("REGISTRY_HOST").Or("ghcr.io"),
        Variable.Named("REGISTRY_PATH").Or(GitHubContext.RepositoryOwner),
        Variable.Named("REGISTRY_USER").Or(GitHubContext.Actor),
        Secret.Named("REGISTRY_PASSWORD").OrJobToken());

    /// <summary>GitHub's registry and nothing else: no secret is stored for it.</summary>
    public static RegistryAccess GitHub { get; } = WithPassword("ghcr.io", GitHubContext.RepositoryOwner, GitHubContext.Actor, Secret.JobToken);

    /// <summary>Host and port.</summary>
    internal Text Host { get; }

    /// <summary>Host and path, as the build's parameter <c>--registry</c> takes them.</summary>
    internal Text Address => $"{Host}/{_path}";

    /// <summary>What a job may do that takes from the registry.</summary>
    internal Permissions Pull { get; }

    /// <summary>What a job may do that pushes to the registry.</summary>
    internal Permissions Push { get; }

    /// <summary>The steps that make the registry know the job.</summary>
    internal IReadOnlyList<Step> Login { get; private init; } = [];

    /// <summary>The stored secret that <see cref="Login"/> needs; null: none.</summary>
    internal Secret? Password { get; private init; }

    /// <summary>A registry that asks for no password, such as one on the machine itself.</summary>
    /// <param name="host">Host and port.</param>
    /// <param name="path">The path before the module's name.</param>
    /// <exception cref="PipelineException">A value is none of these.</exception>
    public static RegistryAccess Open(string host, string path)
    {
        Check(nameof(host), host, AnyHost(), "a host with or without a port, such as 127.0.0.1:5000");
        CheckPath(path);
        return new RegistryAccess(host, path);
    }

    /// <summary>
    /// Amazon's Elastic Container Registry, by OpenID Connect: AWS trusts the job's identity, no secret is stored. The role must
    /// trust this repository, and a repository for every module and chart must be there.
    /// </summary>
    /// <param name="account">The AWS account, twelve digits.</param>
    /// <param name="region">The region, such as <c>eu-west-1</c>.</param>
    /// <param name="role">The ARN of the role that jobs take on, such as <c>arn:aws:iam::123456789012:role/push</c>.</param>
    /// <param name="path">The path before the module's name.</param>
    /// <exception cref="PipelineException">A value is none of these.</exception>
    public static RegistryAccess AmazonEcr(string account, string region, string role, string path)
    {
        Check(nameof(account), account, AwsAccount(), "twelve digits");
        Check(nameof(region), region, AwsRegion(), "a region such as eu-west-1");
        CheckPath(path);
        Check(nameof(role), role, AwsRole(), "a role's ARN such as arn:aws:iam::123456789012:role/push");
        return new RegistryAccess($"{account}.dkr.ecr.{region}.amazonaws.com", path, identity: Access.Write)
        {
            Login =
            [
                new ActionStep(PinnedActions.AwsCredentials) { Name = "Take on the AWS role", With = { ["role-to-assume"] = role, ["aws-region"] = region } },
                new ActionStep(PinnedActions.AmazonEcrLogin) { Name = "Log in to the registry", With = { ["registries"] = account } },
            ],
        };
    }

    /// <summary>
    /// Google's Artifact Registry, by OpenID Connect: the workload identity pool trusts the job's identity, no secret is stored.
    /// </summary>
    /// <param name="host">The host, such as <c>europe-west4-docker.pkg.dev</c>.</param>
    /// <param name="path">Project and repository, such as <c>acme/shop</c>.</param>
    /// <param name="provider">The workload identity provider: <c>projects/1/locations/global/workloadIdentityPools/github/providers/main</c>.</param>
    /// <param name="serviceAccount">The service account that jobs act as.</param>
    /// <exception cref="PipelineException">A value is none of these.</exception>
    public static RegistryAccess GoogleArtifactRegistry(string host, string path, string provider, string serviceAccount)
    {
        Check(nameof(host), host, GoogleHost(), "a host such as europe-west4-docker.pkg.dev");
        CheckPath(path);
        Check(nameof(provider), provider, GoogleProvider(), "a provider such as projects/1/locations/global/workloadIdentityPools/github/providers/main");
        Check(nameof(serviceAccount), serviceAccount, GoogleAccount(), "a service account such as push@acme.iam.gserviceaccount.com");
        var identity = new ActionStep(PinnedActions.GoogleAuth)
        {
            Id = "google",
            Name = "Take on the service account",
            With = { ["workload_identity_provider"] = provider, ["service_account"] = serviceAccount, ["token_format"] = "access_token", ["create_credentials_file"] = false },
        };
        return new RegistryAccess(host, path, identity: Access.Write)
        {
            Login = [identity, LoginStep(host, "oauth2accesstoken", (Text)identity.Output("access_token"))],
        };
    }

    private static RegistryAccess WithPassword(Text host, Text path, Text user, Secret password) => new(host, path, packages: Access.Write)
    {
        Login = [LoginStep(host, user, password)],
        Password = password.IsJobToken ? null : password,
    };

    private static ActionStep LoginStep(Text host, Text user, Value password) => new(PinnedActions.Login)
    {
        Name = "Log in to the registry",
        With = { ["registry"] = host, ["username"] = user, ["password"] = password },
    };

    private static void CheckPath(string path)
    {
        if (!RegistryName.IsRepository(path))
            throw new PipelineException($"The registry's path '{path}' is not a path such as acme/shop, in lower case.");
    }

    private static void Check(string name, string value, Regex grammar, string expected)
    {
        if (!grammar.IsMatch(value))
            throw new PipelineException($"The registry's {name} '{value}' is not {expected}.");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?\z")]
    private static partial Regex AnyHost();

    [GeneratedRegex(@"\A\d{12}\z")]
    private static partial Regex AwsAccount();

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]+)+-\d\z")]
    private static partial Regex AwsRegion();

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:iam::\d{12}:role/[\w+=,.@/-]+\z")]
    private static partial Regex AwsRole();

    [GeneratedRegex(@"\A[a-z0-9-]+-docker\.pkg\.dev\z")]
    private static partial Regex GoogleHost();

    [GeneratedRegex(@"\Aprojects/\d+/locations/global/workloadIdentityPools/[a-z0-9-]+/providers/[a-z0-9-]+\z")]
    private static partial Regex GoogleProvider();

    [GeneratedRegex(@"\A[a-z0-9-]+@[a-z0-9.-]+\.gserviceaccount\.com\z")]
    private static partial Regex GoogleAccount();
}
