using System.Collections.Immutable;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Stages;
using Pipeline.Core.Text;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Shared;

namespace Pipeline.Releases.Evidence;

/// <summary>What a build found out itself, beside the stages: about a bundle, or about what it holds of one module.</summary>
internal static class OwnEvidence
{
    /// <summary>The evidence.</summary>
    /// <exception cref="ReleaseRefusedException">The name is a stage's, or the bundle has no such module.</exception>
    public static EvidenceItem Of(BundleState bundle, string name, bool passed, string? module, IReadOnlyDictionary<string, double> metrics, IReadOnlyDictionary<string, Digest> files, Uri? link)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        RefuseStages(name);
        return new EvidenceItem
        {
            Subject = SubjectOf(bundle, name, module),
            Name = name,
            Module = module,
            Verdict = passed ? EvidenceVerdict.Passed : EvidenceVerdict.Failed,
            Metrics = metrics.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Files = files.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Link = link,
        };
    }

    /// <summary>The digest that evidence <paramref name="name"/> is about: the module's image, else its chart; the bundle when <paramref name="module"/> is null.</summary>
    /// <exception cref="ReleaseRefusedException">The bundle has no such module.</exception>
    public static Digest SubjectOf(BundleState bundle, string name, string? module)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        if (module is null)
            return bundle.Bundle.Id;
        var modules = bundle.Bundle.Content.Modules;
        var what = $"The evidence {PlainText.OneLine(name)} is about the module '{PlainText.OneLine(module)}', and cannot be";
        if (modules.FirstOrDefault(one => one.Name == module) is not { } found)
            throw new ReleaseRefusedException(what, [$"{bundle} has no such module{NearestNames.EndOfSentence(module, modules.Select(one => one.Name))} Modules: {string.Join(", ", modules.Select(one => one.Name))}"]);
        return found.Subjects.Any() ? found.Subjects.First() : throw new ReleaseRefusedException(what, [$"{module} has neither image nor chart in {bundle}: record it about the whole bundle"]);
    }

    private static void RefuseStages(string name)
    {
        if (Enum.GetNames<Stage>().FirstOrDefault(stage => string.Equals(stage, name, StringComparison.OrdinalIgnoreCase)) is { } stage)
            throw new ReleaseRefusedException($"The evidence '{name}' cannot be recorded by a build", [$"{stage} is a stage, whose evidence is what the stage itself found: call yours otherwise, for example pen-test"]);
    }
}
