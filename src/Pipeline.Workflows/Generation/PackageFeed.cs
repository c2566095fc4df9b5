using Pipeline.Core.Errors;
using Pipeline.Workflows.Actions;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Security;
using Pipeline.Workflows.Steps;

namespace Pipeline.Workflows.Generation;

/// <summary>Which feed packages are pushed to, and how it knows the job.</summary>
public sealed class PackageFeed
{
    private const string KeyVariable = "PACKAGE_KEY";
    private const string SourceVariable = "PACKAGE_SOURCE";

    private PackageFeed(Permissions permissions, IReadOnlyList<Step> login, Value key, string? source) =>
        (Permissions, Login, Variables) = (permissions, login, source is null ? new() { [KeyVariable] = key } : new() { [SourceVariable] = source, [KeyVariable] = key });

    /// <summary>
    /// nuget.org by trusted publishing: it knows the job by its identity (OpenID Connect) and gives it a key for an hour; no secret is stored.
    /// The variable <c>NUGET_USER</c> of the GitHub environment names the account whose policy trusts this repository, <c>publish-packages.yml</c> and the environment.
    /// </summary>
    public static PackageFeed NuGetOrg { get; } = TrustedPublishing();

    /// <summary>What the job may do.</summary>
    internal Permissions Permissions { get; }

    /// <summary>The steps that make the feed know the job.</summary>
    internal IReadOnlyList<Step> Login { get; }

    /// <summary>The variables of the step that pushes.</summary>
    internal OrderedDictionary<string, Value> Variables { get; }

    /// <summary>A feed with a stored key: the secret <c>PACKAGE_KEY</c>, best of the GitHub environment.</summary>
    /// <param name="source">The feed's address, <c>https</c> and without credentials, such as <c>https://nuget.example.org/v3/index.json</c>.</param>
    /// <exception cref="PipelineException">The address is none.</exception>
    public static PackageFeed WithKey(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && address is { Scheme: "https", UserInfo: "" }
            ? new PackageFeed(new Permissions { Contents = Access.Read }, [], Secret.Named(KeyVariable), source)
            : throw new PipelineException("The address of the packages' feed is no https address without credentials, such as https://nuget.example.org/v3/index.json.");

    private static PackageFeed TrustedPublishing()
    {
        var login = new ActionStep(PinnedActions.NuGetLogin) { Id = "nuget", Name = "Take on the identity that nuget.org trusts", With = { ["user"] = Variable.Named("NUGET_USER") } };
        return new PackageFeed(new Permissions { Contents = Access.Read, IdToken = Access.Write }, [login], login.Output("NUGET_API_KEY"), null);
    }
}
