using Nuke.Common.CI.GitHubActions.Configuration;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>Generates <c>.github/workflows/&lt;name&gt;.yml</c>: a job for each image that runs <c>build.cmd</c> with the targets.</summary>
/// <param name="name">The workflow's name.</param>
/// <param name="image">Where it runs.</param>
/// <param name="images">Where it runs too.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public partial class GitHubActionsAttribute(string name, GitHubActionsImage image, params GitHubActionsImage[] images) : ConfigurationAttributeBase
{
    private readonly string _name = name.NotNull().Replace(' ', '_');

    /// <inheritdoc/>
    public override string IdPostfix => _name;

    /// <inheritdoc/>
    public override Type HostType => typeof(GitHubActions);

    /// <inheritdoc/>
    public override AbsolutePath ConfigurationFile => Build.RootDirectory / ".github" / "workflows" / $"{_name}.yml";

    /// <inheritdoc/>
    public override IEnumerable<AbsolutePath> GeneratedFiles => [ConfigurationFile];

    /// <inheritdoc/>
    public override IEnumerable<string> RelevantTargetNames => InvokedTargets;

    /// <inheritdoc/>
    public override IEnumerable<string> IrrelevantTargetNames => [];

    /// <inheritdoc/>
    public override CustomFileWriter CreateWriter(StreamWriter streamWriter) => new(streamWriter, indentationFactor: 2, commentPrefix: "#");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Nothing starts the workflow, or both <see cref="On"/> and another <c>On...</c> are given.</exception>
    public override ConfigurationEntity GetConfiguration(IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        GitHubActionsDetailedTrigger[] triggers = [.. GetTriggers()];
        Assert.True(On.Length > 0 || triggers.Length > 0, $"Nothing starts the workflow '{_name}'. Set {nameof(On)}, or {nameof(OnPushBranches)} and the like.");
        Assert.True(On.Length == 0 || triggers.Length == 0, $"The workflow '{_name}' has both {nameof(On)} and others that begin with On. Keep one way.");
        return new GitHubActionsConfiguration
        {
            Name = _name,
            ShortTriggers = On,
            DetailedTriggers = triggers,
            Permissions = [.. WritePermissions.Select(permission => (permission, "write")), .. ReadPermissions.Select(permission => (permission, "read"))],
            ConcurrencyGroup = ConcurrencyGroup,
            ConcurrencyCancelInProgress = ConcurrencyCancelInProgress,
            Jobs = [.. images.Prepend(image).Select(one => GetJobs(one, relevantTargets))],
        };
    }

    /// <summary>Makes the job for an image.</summary>
    protected virtual GitHubActionsJob GetJobs(GitHubActionsImage image, IReadOnlyCollection<ExecutableTarget> relevantTargets) => new()
    {
        Name = image.GetValue().Replace('.', '_'),
        Image = image,
        EnvironmentName = EnvironmentName,
        EnvironmentUrl = EnvironmentUrl,
        TimeoutMinutes = TimeoutMinutes,
        ConcurrencyGroup = JobConcurrencyGroup,
        ConcurrencyCancelInProgress = JobConcurrencyCancelInProgress,
        Steps = [.. GetSteps(relevantTargets)],
    };

    /// <summary>What the build finds in its environment.</summary>
    protected virtual IEnumerable<(string Key, string Value)> GetImports()
    {
        foreach (var input in OnWorkflowDispatchOptionalInputs.Concat(OnWorkflowDispatchRequiredInputs))
            yield return (input, $"${{{{ github.event.inputs.{input} }}}}");
        foreach (var secret in EnableGitHubToken ? ImportSecrets.Append("GITHUB_TOKEN") : ImportSecrets)
            yield return (secret, $"${{{{ secrets.{secret.SplitCamelHumpsWithKnownWords().JoinUnderscore().ToUpperInvariant()} }}}}");
    }

    private IEnumerable<GitHubActionsStep> GetSteps(IReadOnlyCollection<ExecutableTarget> relevantTargets)
    {
        yield return new GitHubActionsCheckoutStep { Submodules = _submodules, Lfs = _lfs, FetchDepth = _fetchDepth, Progress = _progress, Filter = Filter };
        if (CacheKeyFiles.Length > 0)
            yield return new GitHubActionsCacheStep { IncludePatterns = CacheIncludePatterns, ExcludePatterns = CacheExcludePatterns, KeyFiles = CacheKeyFiles };
        yield return new GitHubActionsRunStep { BuildCmdPath = BuildCmdPath, InvokedTargets = InvokedTargets, Imports = GetImports().ToDictionary(import => import.Key, import => import.Value) };
        foreach (var artifact in PublishArtifacts ? Artifacts(relevantTargets) : [])
            yield return new GitHubActionsArtifactStep { Name = artifact.Name, Path = Build.RootDirectory.GetUnixRelativePathTo(artifact), Condition = PublishCondition };
    }

    // What is produced is a pattern, what is handed on its nearest folder without one (github.com/actions/upload-artifact/issues/11).
    private static IEnumerable<AbsolutePath> Artifacts(IEnumerable<ExecutableTarget> targets) => targets
        .SelectMany(target => target.ArtifactProducts)
        .Select(product => AbsolutePath.Create(product).Ancestry().First(path => !path.ToString().Contains('*', StringComparison.Ordinal)))
        .Distinct();
}
