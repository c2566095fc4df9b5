using Pipeline.Core.Environments;
using Pipeline.Core.Previews;

namespace Pipeline.Core.Model;

/// <summary>
/// What a repository releases and where to: its modules, its environments, its integration suite. A value: every method
/// returns a changed copy.
/// </summary>
public sealed record PipelineModel
{
    private PipelineModel(string rootDirectory) => RootDirectory = rootDirectory;

    /// <summary>The absolute folder below which the modules are: the repository's root, or a folder in it.</summary>
    public string RootDirectory { get; private init; }

    /// <summary>The application's name, a DNS label. Default: <c>application</c>.</summary>
    public string ApplicationName { get; private init; } = "application";

    /// <summary>Where modules are looked for.</summary>
    public IReadOnlyList<ModuleRoot> ModuleRoots { get; private init; } = [];

    /// <summary>The environments in the order in which a release passes them.</summary>
    public IReadOnlyList<DeployEnvironment> Environments { get; private init; } = [];

    /// <summary>The command of the application's integration suite, program first, run in <see cref="RootDirectory"/>; empty: none.</summary>
    public IReadOnlyList<string> IntegrationSuite { get; private init; } = [];

    /// <summary>The channel that decisions and results are posted to, such as <c>#production</c>; null posts nowhere but still prints.</summary>
    public string? Channel { get; private init; }

    /// <summary>What holds for every preview.</summary>
    public PreviewRules PreviewRules { get; private init; } = new();

    /// <summary>What else is said about it, such as the schedule of its releases.</summary>
    public Additions Additions { get; private init; } = Additions.None;

    /// <summary>A model of the modules below <paramref name="rootDirectory"/> (absolute).</summary>
    public static PipelineModel In(string rootDirectory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rootDirectory);
        return new PipelineModel(rootDirectory);
    }

    /// <summary>The same model of another copy of the sources, below <paramref name="rootDirectory"/> (absolute).</summary>
    public PipelineModel MovedTo(string rootDirectory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(rootDirectory);
        return this with { RootDirectory = rootDirectory };
    }

    /// <summary>Names the application (a DNS label).</summary>
    public PipelineModel Application(string name) => this with { ApplicationName = name };

    /// <summary>Looks for modules in the folders that match <paramref name="pattern"/> (relative to the root, such as <c>modules/*</c>).</summary>
    /// <param name="pattern">A folder, or a pattern whose last part is <c>*</c>.</param>
    /// <param name="configure">Overrides for single modules; null: none.</param>
    public PipelineModel Modules(string pattern, Func<ModuleRoot, ModuleRoot>? configure = null)
    {
        var root = new ModuleRoot(pattern);
        return this with { ModuleRoots = [.. ModuleRoots, configure is null ? root : configure(root)] };
    }

    /// <summary>Adds an environment after those that are there.</summary>
    /// <param name="name">A DNS label, such as <c>staging</c>.</param>
    /// <param name="configure">Says which branch goes there, and after which environment; null: neither.</param>
    public PipelineModel Environment(string name, Func<EnvironmentBuilder, EnvironmentBuilder>? configure = null)
    {
        var builder = new EnvironmentBuilder(new DeployEnvironment { Name = name });
        return this with { Environments = [.. Environments, (configure is null ? builder : configure(builder)).Environment] };
    }

    /// <summary>
    /// Adds the usual environments after those that are there (D10): <c>staging</c> from the branch <c>staging</c>, with development requirements (F3);
    /// <c>pre-prod</c>, where a pull request into <c>main</c> is rehearsed; <c>production</c> from <c>main</c>, after <c>pre-prod</c>.
    /// </summary>
    /// <param name="configure">Says more, such as other branches or a gate; null: nothing.</param>
    public PipelineModel StandardEnvironments(Func<StandardEnvironmentsBuilder, StandardEnvironmentsBuilder>? configure = null)
    {
        var builder = new StandardEnvironmentsBuilder();
        return this with { Environments = [.. Environments, .. (configure is null ? builder : configure(builder)).Environments] };
    }

    /// <summary>Sets the command of the application's integration suite. The endpoints come as <c>ENDPOINT_&lt;MODULE&gt;</c> variables.</summary>
    public PipelineModel IntegrationTest(params string[] command) => this with { IntegrationSuite = command };

    /// <summary>Posts decisions and results to <paramref name="channel"/>, such as <c>#production</c>.</summary>
    public PipelineModel Notify(string channel) => this with { Channel = channel };

    /// <summary>
    /// Says what holds for previews, of pull requests and of people: <c>p => p.TimeToLive(TimeSpan.FromDays(2)).Quota(cpu: "2", memory: "2Gi")</c>. A build
    /// that lists <c>IPreview</c> opens and closes them.
    /// </summary>
    public PipelineModel Previews(Func<PreviewsBuilder, PreviewsBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return this with { PreviewRules = configure(new PreviewsBuilder(PreviewRules)).Rules };
    }

    /// <summary>Says something else about the model, in the place of what was said of the same type.</summary>
    public PipelineModel With<T>(T addition)
        where T : class => this with { Additions = Additions.With(addition) };
}
