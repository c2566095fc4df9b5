using Pipeline.Core.Versions;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Semver;

namespace Pipeline.Releases.Papers;

/// <summary>Compares the modules of a release with those that ran before.</summary>
internal static class PaperModules
{
    private const string Tests = "tests.total";

    /// <summary>Every module of either, by name.</summary>
    public static IReadOnlyList<PaperModule> Of(LedgerState state, BundleState bundle, BundleState? before, PaperInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(inputs);
        var now = bundle.Bundle.Content.Modules.ToDictionary(module => module.Name);
        var earlier = before?.Bundle.Content.Modules.ToDictionary(module => module.Name) ?? [];
        return
        [
            .. now.Keys.Union(earlier.Keys).Order(StringComparer.Ordinal).Select(name => Of(state, name, earlier.GetValueOrDefault(name), now.GetValueOrDefault(name), inputs)),
        ];
    }

    /// <summary>Whether both are the same artifacts.</summary>
    public static bool IsSame(BundleModule? before, BundleModule? now) => before is not null && now is not null && before.Image == now.Image && before.Chart == now.Chart && before.Values == now.Values;

    private static PaperModule Of(LedgerState state, string name, BundleModule? before, BundleModule? now, PaperInputs inputs) =>
        new(name, before?.Version, now?.Version, Change(before?.Version, now?.Version), !IsSame(before, now), TestsOf(state, before), TestsOf(state, now), TestsAdded(before, now, inputs), now is null ? [] : inputs.DeployNotes.GetValueOrDefault(name) ?? []);

    // Of a module that is new every test is.
    private static IReadOnlyList<string>? TestsAdded(BundleModule? before, BundleModule? now, PaperInputs inputs) =>
        NamesOf(now, inputs) is { } names && (before is null ? [] : NamesOf(before, inputs)) is { } earlier ? [.. names.Except(earlier).Order(StringComparer.Ordinal)] : null;

    private static IReadOnlyList<string>? NamesOf(BundleModule? module, PaperInputs inputs) =>
        module?.Subjects.Select(subject => inputs.Tests.GetValueOrDefault(subject.Value)).FirstOrDefault(names => names is not null);

    private static double? TestsOf(LedgerState state, BundleModule? module) => module is null
        ? null
        : module.Subjects
            .SelectMany(subject => state.EvidenceOf(subject, module.Name))
            .Where(evidence => evidence.Withdrawn is null && evidence.Item.Metrics.ContainsKey(Tests))
            .MaxBy(evidence => evidence.At)?.Item.Metrics[Tests];

    private static VersionBump? Change(string? before, string? now)
    {
        if (!SemVersion.TryParse(before, out var old) || !SemVersion.TryParse(now, out var version))
            return null;
        return version.Major != old.Major ? VersionBump.Major
            : version.Minor != old.Minor ? VersionBump.Minor
            : version.ComparePrecedenceTo(old) != 0 ? VersionBump.Patch
            : VersionBump.None;
    }
}
