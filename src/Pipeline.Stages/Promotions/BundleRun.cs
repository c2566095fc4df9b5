using Pipeline.Core.Artifacts;
using Pipeline.Core.Environments;
using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Releases.Bundles;
using Pipeline.Stages.Chart;
using Pipeline.Stages.Runner;
using Semver;

namespace Pipeline.Stages.Promotions;

/// <summary>Makes a run of a bundle: its charts go to an environment in the order of their dependencies, each as it was sealed, and the suite tests the whole.</summary>
internal static class BundleRun
{
    /// <summary>The path of a chart in sources that are not looked at.</summary>
    private const string SealedChart = "chart";

    /// <summary>The folder of its logs and its record, below the artifacts folder: that of the pipeline keeps its own.</summary>
    public static string FolderOf(string artifactsDirectory, DeployEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return Path.Combine(Root(artifactsDirectory), environment.Name);
    }

    /// <summary>The folder of all of these.</summary>
    public static string Root(string artifactsDirectory) => Path.Combine(artifactsDirectory, "promotions");

    /// <summary>The folder of a return to what ran before, so that the logs of what failed stay.</summary>
    public static string FolderOfReturn(string artifactsDirectory, DeployEnvironment environment) => $"{FolderOf(artifactsDirectory, environment)}-return";

    /// <summary>The run.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="environment">Where it goes.</param>
    /// <param name="stages">What deploys and, if the result is to be verified, tests.</param>
    /// <param name="sources">The sources that suite and hooks are taken from.</param>
    /// <param name="application">The application at these sources.</param>
    /// <param name="folder">The absolute folder of logs and record.</param>
    /// <param name="goesBack">Whether it goes back: dependents first then, for what they need may be gone a moment later.</param>
    public static RunRequest Of(
        Bundle bundle, DeployEnvironment environment, IEnumerable<IStage> stages, (SourceTree Source, ModuleGraph Graph) sources, RunModule application, string folder, bool goesBack)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(environment);
        var ordered = BundleOrder.Ordered(bundle.Content);
        var modules = ordered.Select(module => ModuleOf(module, goesBack ? DependentsOf(module, ordered) : module.DependsOn, sources.Graph));
        return new RunRequest
        {
            Modules = goesBack ? [.. modules.Reverse()] : [.. modules],
            Application = application,
            Stages = [.. stages],
            Given = (module, stage) => stage == Stage.Chart ? ChartOf(bundle, module) : null,
            Source = sources.Source with { Commit = bundle.Content.Commit, IsDirty = false },
            ArtifactsDirectory = folder,
            Environment = environment.Name,
            // It is deployed because somebody said so, not because it changed.
            Cache = false,
        };
    }

    // Nothing is built: what is deployed is what was sealed.
    private static StageResult ChartOf(Bundle bundle, string name)
    {
        var module = bundle.Content.Modules.First(module => module.Name == name);
        return module.Chart is not { } chart ? StageResult.Skip("the module has no chart") : StageResult.Success with
        {
            Artifacts = [new Artifact(ArtifactKind.Chart, module.ChartAt!, chart)],
            Outputs = module.Values is { } values ? new Dictionary<string, string> { [ChartStage.DeployedValues] = values } : new Dictionary<string, string>(),
        };
    }

    private static RunModule ModuleOf(BundleModule module, IReadOnlyList<string> after, ModuleGraph graph) => new(
        new Module
        {
            Name = module.Name,
            Path = ".",
            DependsOn = after,
            Chart = module.Chart is null ? null : SealedChart,
            Smoke = graph.Ordered.FirstOrDefault(one => one.Name == module.Name)?.Smoke ?? [],
            Hooks = graph.Ordered.FirstOrDefault(one => one.Name == module.Name)?.Hooks ?? [],
        },
        SemVersion.Parse(module.Version),
        IsRelease: false,
        module.Inputs);

    private static IReadOnlyList<string> DependentsOf(BundleModule module, IReadOnlyList<BundleModule> all) => [.. all.Where(other => other.DependsOn.Contains(module.Name)).Select(other => other.Name)];
}
