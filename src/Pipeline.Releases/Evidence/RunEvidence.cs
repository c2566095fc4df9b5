using System.Collections.Immutable;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Evidence;

/// <summary>The evidence that a run found about what a bundle holds.</summary>
internal static class RunEvidence
{
    private const string FlakyTests = "tests.flaky";
    private static readonly Stage[] OfModules = [Stage.BuildImage, Stage.UnitTest, Stage.Scan];

    /// <summary>Every stage that said something: about the module's image, else its chart; of the integration test, about the bundle.</summary>
    /// <param name="run">What the run recorded.</param>
    /// <param name="bundle">What was sealed of it.</param>
    /// <param name="hashes">The SHA-256 of each of the run's files, by its path below the artifacts folder.</param>
    /// <param name="findings">The vulnerabilities of a module.</param>
    /// <param name="tests">The names of a module's tests.</param>
    /// <param name="link">The page of the run; null: none.</param>
    public static IReadOnlyList<EvidenceItem> Of(RunRecord run, Bundle bundle, IReadOnlyDictionary<string, Digest> hashes, Func<string, IReadOnlyList<Finding>> findings, Func<string, IReadOnlyList<string>> tests, Uri? link)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(tests);
        List<EvidenceItem> items = [];
        foreach (var module in run.Modules)
        {
            if (bundle.Content.Modules.FirstOrDefault(one => one.Name == module.Name && one.Inputs == module.InputTree) is not { } sealedModule || sealedModule.Subjects.Cast<Digest?>().FirstOrDefault() is not { } subject)
                continue;
            items.AddRange(module.Stages.Where(stage => OfModules.Contains(stage.Name) && Says(stage) && (stage.Name == Stage.UnitTest || IsOfImage(module, sealedModule))).Select(stage =>
                ItemOf(stage, subject, hashes, link) with
                {
                    Module = module.Name,
                    Findings = stage.Name == Stage.Scan ? findings(module.Name) : [],
                    TestNames = stage.Name == Stage.UnitTest ? TestNames.Pack(tests(module.Name)) : null,
                }));
        }

        // The suite tested what was deployed: this bundle only when all of it was.
        if (bundle.Content.Modules.All(module => IsDeployed(run, module)) && OfSuite(run, bundle, run.Environment, link, hashes) is { } suite)
            items.Add(suite);
        return items;
    }

    /// <summary>What the integration suite said of <paramref name="bundle"/>, which was deployed by <paramref name="run"/>; null when it did not run.</summary>
    public static EvidenceItem? OfSuite(RunRecord run, Bundle bundle, string? environment, Uri? link, IReadOnlyDictionary<string, Digest>? hashes = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(bundle);
        var suite = run.Modules.SelectMany(module => module.Stages).FirstOrDefault(stage => stage.Name == Stage.IntegrationTest && Says(stage));
        return suite is null ? null : ItemOf(suite, bundle.Id, hashes ?? new Dictionary<string, Digest>(), link) with { Environment = environment };
    }

    /// <summary>Whether the ledger has the same already: a run that took earlier results over found nothing new, also of what was withdrawn. What was measured since is new, whatever it found: it is younger.</summary>
    public static bool IsKnown(LedgerState state, EvidenceItem item)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(item);
        return state.EvidenceOf(item.Subject).FirstOrDefault(evidence => (evidence.Item.Name, evidence.Item.Module) == (item.Name, item.Module)) is { } known
            && !(item.MeasuredAt > (known.Withdrawn?.Since ?? known.At))
            && known.Item.Verdict == item.Verdict
            && known.Item.Metrics.SequenceEqual(item.Metrics)
            && known.Item.Files.SequenceEqual(item.Files);
    }

    // Built again of the same sources, on a newer base say, it is another image than the one that was sealed.
    private static bool IsOfImage(ModuleRecord module, BundleModule sealedModule) =>
        sealedModule.Image is not { } image || module.Stages.Any(stage => stage is { Name: Stage.Push, Status: StageStatus.Succeeded } && stage.Artifacts.Any(artifact => artifact.Kind == ArtifactKind.Image && artifact.Digest == image));

    private static bool IsDeployed(RunRecord run, BundleModule module) =>
        module.Chart is null || run.Modules.Any(one => one.Name == module.Name && one.InputTree == module.Inputs && IsOfImage(one, module) && one.Stages.Any(stage => stage is { Name: Stage.Deploy, Status: StageStatus.Succeeded }));

    private static bool Says(StageRecord stage) => stage.Status is StageStatus.Succeeded or StageStatus.Failed;

    private static EvidenceItem ItemOf(StageRecord stage, Digest subject, IReadOnlyDictionary<string, Digest> hashes, Uri? link) => new()
    {
        Subject = subject,
        Name = stage.Name.ToString(),
        Verdict = stage.Status != StageStatus.Succeeded ? EvidenceVerdict.Failed : stage.Metrics.GetValueOrDefault(FlakyTests) > 0 ? EvidenceVerdict.Flaky : EvidenceVerdict.Passed,
        Metrics = stage.Metrics.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Files = stage.Files.Where(hashes.ContainsKey).ToImmutableSortedDictionary(file => file, file => hashes[file], StringComparer.Ordinal),
        Link = link,
        MeasuredAt = stage.Cached || stage.StartedAt is not { } started ? null : started + TimeSpan.FromMilliseconds(stage.DurationMs),
    };
}
