namespace Pipeline.Workflows.Security;

/// <summary>What the token of a job may do; every scope that is not named: nothing.</summary>
public sealed record Permissions
{
    /// <summary>Nothing at all; the default everywhere.</summary>
    public static Permissions None { get; } = new();

    /// <summary>Workflow runs and their caches.</summary>
    public Access Actions { get; init; }

    /// <summary>Attestations of artifacts.</summary>
    public Access Attestations { get; init; }

    /// <summary>Check runs.</summary>
    public Access Checks { get; init; }

    /// <summary>The repository's content: commits, branches, tags, releases.</summary>
    public Access Contents { get; init; }

    /// <summary>Deployments.</summary>
    public Access Deployments { get; init; }

    /// <summary>The OpenID Connect token by which a registry or cloud knows the job without a stored secret; read does not exist.</summary>
    public Access IdToken { get; init; }

    /// <summary>Issues.</summary>
    public Access Issues { get; init; }

    /// <summary>Packages and container images on GitHub.</summary>
    public Access Packages { get; init; }

    /// <summary>Pull requests.</summary>
    public Access PullRequests { get; init; }

    /// <summary>Code scanning alerts.</summary>
    public Access SecurityEvents { get; init; }

    /// <summary>Commit statuses.</summary>
    public Access Statuses { get; init; }

    /// <summary>Every scope that is granted, by GitHub's name, in GitHub's order.</summary>
    public IEnumerable<KeyValuePair<string, Access>> Granted => All.Where(scope => scope.Value != Access.None);

    private IEnumerable<KeyValuePair<string, Access>> All =>
    [
        new("actions", Actions),
        new("attestations", Attestations),
        new("checks", Checks),
        new("contents", Contents),
        new("deployments", Deployments),
        new("id-token", IdToken),
        new("issues", Issues),
        new("packages", Packages),
        new("pull-requests", PullRequests),
        new("security-events", SecurityEvents),
        new("statuses", Statuses),
    ];

    /// <summary>The scopes in which <paramref name="other"/> asks for more than this grants.</summary>
    public IEnumerable<string> Lacking(Permissions other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return All.Zip(other.All).Where(pair => pair.Second.Value > pair.First.Value).Select(pair => pair.First.Key);
    }

    /// <summary>In every scope the higher of both.</summary>
    public static Permissions Union(Permissions left, Permissions right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new Permissions
        {
            Actions = Max(left.Actions, right.Actions),
            Attestations = Max(left.Attestations, right.Attestations),
            Checks = Max(left.Checks, right.Checks),
            Contents = Max(left.Contents, right.Contents),
            Deployments = Max(left.Deployments, right.Deployments),
            IdToken = Max(left.IdToken, right.IdToken),
            Issues = Max(left.Issues, right.Issues),
            Packages = Max(left.Packages, right.Packages),
            PullRequests = Max(left.PullRequests, right.PullRequests),
            SecurityEvents = Max(left.SecurityEvents, right.SecurityEvents),
            Statuses = Max(left.Statuses, right.Statuses),
        };
    }

    private static Access Max(Access left, Access right) => left > right ? left : right;
}
