using Pipeline.Core.Artifacts;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Bundles;

/// <summary>Makes a bundle of what a run published, and of what an earlier bundle has of modules that did not change.</summary>
internal static class BundleBuilder
{
    /// <summary>The output of the stage Chart with the values that are set on the chart wherever it is deployed.</summary>
    private const string DeployedValues = "deployedValues";

    /// <summary>The bundle of every module of <paramref name="sources"/>.</summary>
    /// <param name="run">What the run recorded; null: there was none.</param>
    /// <param name="application">The application.</param>
    /// <param name="commit">The commit that is checked out.</param>
    /// <param name="tree">Its tree.</param>
    /// <param name="sources">Every module at that commit.</param>
    /// <param name="before">The last bundle; null: none.</param>
    /// <exception cref="ReleaseRefusedException">A module was not published from these sources; all are named.</exception>
    public static Bundle Build(RunRecord? run, string application, string commit, string tree, IReadOnlyList<BundleSource> sources, Bundle? before)
    {
        ArgumentNullException.ThrowIfNull(sources);
        List<string> missing = [];
        List<BundleModule> modules = [];
        foreach (var source in sources)
        {
            var (module, fault) = Of(source, run, before);
            if (module is null)
                missing.Add($"{source.Name}: {fault}");
            else
                modules.Add(module);
        }

        if (missing.Count > 0)
            throw new ReleaseRefusedException($"No bundle can be sealed of commit {commit[..Math.Min(12, commit.Length)]}", [.. missing, "run './build.sh Pipeline Bundle', or hand the artifacts folder over of the job that ran it"]);
        var content = new BundleContent { Application = application, Commit = commit, Tree = tree, Modules = [.. modules.OrderBy(module => module.Name, StringComparer.Ordinal)] };
        return new Bundle { Id = content.Id(), Content = content };
    }

    private static (BundleModule? Module, string? Fault) Of(BundleSource source, RunRecord? run, Bundle? before)
    {
        var recorded = run?.Modules.FirstOrDefault(module => module.Name == source.Name);
        var fault = recorded is null ? "it was not run" : FaultOf(recorded, source);
        if (recorded is not null && fault is null)
            return (OfRun(source, recorded), null);
        var earlier = before?.Content.Modules.FirstOrDefault(module => module.Name == source.Name && module.Inputs == source.Inputs);
        return earlier is null ? (null, fault) : (earlier with { DependsOn = source.DependsOn }, null);
    }

    private static string? FaultOf(ModuleRecord recorded, BundleSource source)
    {
        if (recorded.InputTree != source.Inputs)
            return "it changed since it was run";
        if (source.HasImage && ArtifactOf(recorded, ArtifactKind.Image) is null)
            return $"its image was not pushed{ReasonOf(recorded, Stage.Push)}";
        return source.HasChart && ArtifactOf(recorded, ArtifactKind.Chart) is null ? $"its chart was not published{ReasonOf(recorded, Stage.Chart)}" : null;
    }

    private static string ReasonOf(ModuleRecord recorded, Stage stage)
    {
        var failed = recorded.Stages.FirstOrDefault(record => record.Name <= stage && record.Status is StageStatus.Failed or StageStatus.Cancelled);
        return failed is null ? "" : $": {failed.Name} {failed.Status.ToString().ToLowerInvariant()}";
    }

    private static BundleModule OfRun(BundleSource source, ModuleRecord recorded)
    {
        var (image, chart) = (ArtifactOf(recorded, ArtifactKind.Image), ArtifactOf(recorded, ArtifactKind.Chart));
        return new BundleModule
        {
            Name = source.Name,
            Version = recorded.Version,
            Image = image?.Digest,
            ImageAt = image?.Reference,
            Chart = chart?.Digest,
            ChartAt = chart?.Reference,
            Values = recorded.Stages.FirstOrDefault(record => record.Name == Stage.Chart)?.Outputs.GetValueOrDefault(DeployedValues),
            Inputs = source.Inputs,
            DependsOn = source.DependsOn,
        };
    }

    private static Artifact? ArtifactOf(ModuleRecord recorded, ArtifactKind kind) => Published(recorded).FirstOrDefault(artifact => artifact.Kind == kind);

    private static IEnumerable<Artifact> Published(ModuleRecord recorded) =>
        recorded.Stages.Where(record => record is { Name: Stage.Push or Stage.Chart, Status: StageStatus.Succeeded }).SelectMany(record => record.Artifacts);
}
