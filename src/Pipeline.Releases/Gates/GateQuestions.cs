using Pipeline.Core.Text;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Gates;

/// <summary>Asks criteria about a bundle.</summary>
internal sealed class GateQuestions
{
    private readonly LedgerState _state;
    private readonly BundleState _bundle;
    private readonly DateTimeOffset _now;
    private readonly DateOnly _today;
    private readonly Found _whole;
    private readonly IReadOnlyList<(BundleModule Module, Found Found)> _modules;
    private readonly Lazy<(BundleState? Bundle, Dictionary<string, BundleModule> Modules)> _previous;

    /// <param name="state">The ledger.</param>
    /// <param name="bundle">The bundle.</param>
    /// <param name="before">The last good bundle, which it is compared with; null: there is none.</param>
    /// <param name="now">The time.</param>
    public GateQuestions(LedgerState state, BundleState bundle, BundleState? before, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        (_state, _bundle, _now, _today) = (state, bundle, now, DateOnly.FromDateTime(now.UtcDateTime));
        var earlier = ByName(before);
        _whole = new Found([state.EvidenceOf(bundle.Bundle.Id)], before is null ? [] : [state.EvidenceOf(before.Bundle.Id)]);
        _modules = [.. bundle.Bundle.Content.Modules.Select(module => (module, new Found(About(module), earlier.TryGetValue(module.Name, out var same) ? About(same) : [])))];
        _previous = new(() =>
        {
            var previous = state.Sealed.IndexOf(bundle.Bundle.Id.Value) is var index and > 0 ? state.Bundles.GetValueOrDefault(state.Sealed[index - 1]) : null;
            return (previous, ByName(previous));
        });
    }

    /// <summary>Every criterion of <paramref name="gate"/>, of each module that it looks at, or of the application.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="only">The only module that is looked at; null: all.</param>
    public GatePart Common(Gate gate, string? only = null)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return new GatePart(gate, [.. gate.Criteria.SelectMany(criterion => criterion.Scope == CriterionScope.Application
            ? [Ask(criterion, null, _whole)]
            : _modules.Where(one => (only is null || one.Module.Name == only) && !criterion.Except.Contains(one.Module.Name)).Select(one => Ask(criterion, one.Module, one.Found)))]);
    }

    /// <summary>Every criterion of the own gate of each module that has one. What a module asks of the whole may be shown by its artifacts or by the bundle.</summary>
    public IEnumerable<GatePart> Own(IReadOnlyDictionary<string, Gate> gates)
    {
        ArgumentNullException.ThrowIfNull(gates);
        return from one in _modules
               where gates.ContainsKey(one.Module.Name)
               let gate = gates[one.Module.Name]
               let whole = new Found([.. one.Found.Now, .. _whole.Now], [.. one.Found.Before, .. _whole.Before])
               select new GatePart(gate,
               [
                   .. gate.Criteria.Where(criterion => !criterion.Except.Contains(one.Module.Name))
                       .Select(criterion => Ask(criterion, one.Module, criterion.Scope == CriterionScope.Module ? one.Found : whole) with { IsOwn = true }),
               ]);
    }

    // Of several artifacts none makes up for another: the first fault counts.
    private CriterionAnswer Ask(Criterion criterion, BundleModule? module, Found evidence)
    {
        CriterionAnswer? passed = null;
        List<RecordedEvidence>? last = null;
        foreach (var about in evidence.Now)
        {
            var (found, missing) = EvidenceLookup.Find(about, criterion, _bundle.IsRehearsal, _now);
            if (missing is not null)
                return Answer(CriterionVerdict.Missing, null, missing);
            if (found is null)
                continue;
            if (CriterionFault.Of(criterion, found.Item, last ??= Earlier(criterion, evidence), _today) is { } fault)
                return Answer(CriterionVerdict.Failed, found, fault);
            passed ??= Answer(CriterionVerdict.Passed, found, null);
        }

        return passed ?? Answer(CriterionVerdict.Missing, null, Unmeasured(criterion, module, evidence));

        CriterionAnswer Answer(CriterionVerdict verdict, RecordedEvidence? looked, string? fault) => new()
        {
            Criterion = criterion,
            Module = module?.Name,
            Verdict = verdict,
            Evidence = looked,
            Value = criterion.Metric is { } metric ? looked?.Item.Metrics[metric] : null,
            Fault = fault,
        };
    }

    private List<RecordedEvidence> Earlier(Criterion criterion, Found evidence)
    {
        List<RecordedEvidence> earlier = [];
        if (criterion is { WorseByAtMostPercent: null, NoNewVulnerabilities: null })
            return earlier;
        foreach (var about in evidence.Before)
        {
            if (EvidenceLookup.Find(about, criterion, _bundle.IsRehearsal, now: null).Found is { } found)
                earlier.Add(found);
        }

        earlier.Sort((one, other) => other.At.CompareTo(one.At));
        return earlier;
    }

    private string Unmeasured(Criterion criterion, BundleModule? module, Found evidence)
    {
        var fault = EvidenceLookup.Unmeasured(criterion, evidence.Now.SelectMany(about => about));
        var elsewhere = module?.Subjects.SelectMany(_state.EvidenceOf).Where(found => found.Item.Module != module.Name && Counts([found])).Select(found => PlainText.OneLine(found.Item.Module ?? "")).Distinct().ToList() ?? [];
        if (elsewhere.Count > 0)
            return $"{fault}; what was found about the same artifact for {string.Join(" and ", elsewhere)} does not count for {module!.Name}";
        if (_previous.Value is not ({ } previous, var modules))
            return fault;
        var others = module is null ? [_state.EvidenceOf(previous.Bundle.Id)] : modules.TryGetValue(module.Name, out var same) ? About(same) : [];
        return others.Exists(Counts) ? $"{fault}; what {previous} has is of another digest" : fault;

        bool Counts(IReadOnlyList<RecordedEvidence> about) => EvidenceLookup.Find(about, criterion, _bundle.IsRehearsal, _now).Found is not null;
    }

    private static Dictionary<string, BundleModule> ByName(BundleState? bundle) =>
        bundle?.Bundle.Content.Modules.DistinctBy(module => module.Name).ToDictionary(module => module.Name, StringComparer.Ordinal) ?? [];

    private List<IReadOnlyList<RecordedEvidence>> About(BundleModule module) => [.. module.Subjects.Select(subject => _state.EvidenceOf(subject, module.Name))];

    /// <summary>What was found about artifacts, and about those of the last good bundle; one by one.</summary>
    private sealed record Found(IReadOnlyList<IReadOnlyList<RecordedEvidence>> Now, IReadOnlyList<IReadOnlyList<RecordedEvidence>> Before);
}
