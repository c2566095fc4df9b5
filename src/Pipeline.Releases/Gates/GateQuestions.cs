using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Gates;

/// <summary>Asks criteria about a bundle.</summary>
/// <param name="state">The ledger.</param>
/// <param name="bundle">The bundle.</param>
/// <param name="before">The last good bundle, which it is compared with; null: there is none.</param>
/// <param name="now">The time.</param>
internal sealed class GateQuestions(LedgerState state, BundleState bundle, BundleState? before, DateTimeOffset now)
{
    private readonly Dictionary<string, BundleModule> _before = before is null ? [] : ByName(before);
    private readonly Lazy<BundleState?> _previous = new(() => state.Sealed.IndexOf(bundle.Bundle.Id.Value) is var index and > 0 ? state.Bundles.GetValueOrDefault(state.Sealed[index - 1]) : null);
    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>Every criterion of <paramref name="gate"/>, of each module that it looks at, or of the application.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="only">The only module that is looked at; null: all.</param>
    public GatePart Common(Gate gate, string? only = null)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return new GatePart(gate, [.. gate.Criteria.SelectMany(criterion => criterion.Scope == CriterionScope.Application
            ? [Ask(criterion, null, [bundle.Bundle.Id], before is null ? [] : [before.Bundle.Id])]
            : bundle.Bundle.Content.Modules.Where(module => (only is null || module.Name == only) && !criterion.Except.Contains(module.Name)).Select(module => OfModule(criterion, module)))]);
    }

    /// <summary>Every criterion of <paramref name="gate"/> of one module. What the module asks of the whole may be shown by its artifacts or by the bundle.</summary>
    public GatePart Own(Gate gate, BundleModule module)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return new GatePart(gate, [.. gate.Criteria.Where(criterion => !criterion.Except.Contains(module.Name)).Select(criterion => OfModule(criterion, module) with { IsOwn = true })]);
    }

    private CriterionAnswer OfModule(Criterion criterion, BundleModule module)
    {
        var earlier = _before.GetValueOrDefault(module.Name);
        return criterion.Scope == CriterionScope.Module
            ? Ask(criterion, module, [.. Bundle.SubjectsOf(module)], earlier is null ? [] : [.. Bundle.SubjectsOf(earlier)])
            : Ask(criterion, module, [.. Bundle.SubjectsOf(module), bundle.Bundle.Id], before is null ? [] : [.. earlier is null ? [] : Bundle.SubjectsOf(earlier), before.Bundle.Id]);
    }

    // Of several artifacts none makes up for another: the first fault counts.
    private CriterionAnswer Ask(Criterion criterion, BundleModule? module, IReadOnlyList<Digest> subjects, IReadOnlyList<Digest> earlier)
    {
        CriterionAnswer? passed = null;
        IReadOnlyList<RecordedEvidence>? last = null;
        foreach (var subject in subjects)
        {
            var (found, missing) = EvidenceLookup.Find(state, criterion, subject, bundle.IsRehearsal, now);
            if (missing is not null)
                return Answer(CriterionVerdict.Missing, null, missing);
            if (found is null)
                continue;
            if (CriterionFault.Of(criterion, found.Item, last ??= Earlier(criterion, earlier), _today) is { } fault)
                return Answer(CriterionVerdict.Failed, found, fault);
            passed ??= Answer(CriterionVerdict.Passed, found, null);
        }

        return passed ?? Answer(CriterionVerdict.Missing, null, Unmeasured(criterion, module, subjects));

        CriterionAnswer Answer(CriterionVerdict verdict, RecordedEvidence? evidence, string? fault) => new()
        {
            Criterion = criterion,
            Module = module?.Name,
            Verdict = verdict,
            Evidence = evidence,
            Value = criterion.Metric is { } metric ? evidence?.Item.Metrics[metric] : null,
            Fault = fault,
        };
    }

    private List<RecordedEvidence> Earlier(Criterion criterion, IReadOnlyList<Digest> subjects) =>
        [.. subjects.Select(subject => EvidenceLookup.Find(state, criterion, subject, bundle.IsRehearsal, now: null).Found).OfType<RecordedEvidence>().OrderByDescending(evidence => evidence.At)];

    private string Unmeasured(Criterion criterion, BundleModule? module, IReadOnlyList<Digest> subjects)
    {
        var fault = EvidenceLookup.Unmeasured(state, criterion, subjects);
        if (_previous.Value is not { } previous)
            return fault;
        IEnumerable<Digest> others = module is null ? [previous.Bundle.Id] : previous.Bundle.Content.Modules.Where(other => other.Name == module.Name).SelectMany(Bundle.SubjectsOf);
        return others.Any(other => EvidenceLookup.Find(state, criterion, other, bundle.IsRehearsal, now).Found is not null) ? $"{fault}; what {previous} has is of another digest" : fault;
    }

    private static Dictionary<string, BundleModule> ByName(BundleState bundle) =>
        bundle.Bundle.Content.Modules.DistinctBy(module => module.Name).ToDictionary(module => module.Name, StringComparer.Ordinal);
}
