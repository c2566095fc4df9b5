using Pipeline.Core.Artifacts;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Components.Progress;

/// <summary>Says after a run where everything is.</summary>
internal static class ClosingSummary
{
    private const int Modules = 20;

    /// <summary>The lines: what was published, where it answers, and the files to read.</summary>
    /// <param name="record">What the run did.</param>
    /// <param name="files">Titles and paths of files that were written.</param>
    public static IEnumerable<string> Lines(RunRecord record, IEnumerable<(string Title, string Path)> files)
    {
        foreach (var module in record.Modules.Take(Modules))
        {
            var facts = Facts(module).ToList();
            if (facts.Count == 0)
                continue;
            yield return $"{module.Name} {module.Version}";
            foreach (var (title, value) in facts)
                yield return $"  {title,-9} {value}";
        }

        if (record.Modules.Count > Modules)
            yield return $"… and {record.Modules.Count - Modules} more modules";
        foreach (var (title, path) in files)
            yield return $"{title,-11} {path}";
    }

    private static IEnumerable<(string Title, string Value)> Facts(ModuleRecord module)
    {
        foreach (var artifact in module.Artifacts)
            yield return (artifact.Kind == ArtifactKind.Image ? "image" : "chart", $"{artifact.Reference}@{artifact.Digest}");
        var deployed = module.Stages.FirstOrDefault(stage => stage.Name == Stage.Deploy);
        if (deployed?.Outputs.GetValueOrDefault("endpoint") is { } endpoint)
            yield return ("answers at", endpoint);
    }
}
