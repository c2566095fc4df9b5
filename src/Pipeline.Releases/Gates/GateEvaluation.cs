using System.Globalization;
using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;

namespace Pipeline.Releases.Gates;

/// <summary>What a gate says about a bundle: every criterion with value, threshold, verdict and evidence.</summary>
internal sealed record GateEvaluation
{
    /// <summary>Every answer, common minimum first.</summary>
    public required IReadOnlyList<CriterionAnswer> Answers { get; init; }

    /// <summary>The least score, in percent.</summary>
    public required double Needed { get; init; }

    /// <summary>The share of the weights whose criteria hold, in percent; 100 when none has a weight.</summary>
    public double Score => Weighted.Sum(answer => answer.Criterion.Weight!.Value) is > 0 and var all
        ? 100 * Weighted.Where(answer => answer.Verdict == CriterionVerdict.Passed).Sum(answer => answer.Criterion.Weight!.Value) / all
        : 100;

    /// <summary>The answers that close the gate: of criteria that must hold, and of weighted ones when the score is too low.</summary>
    public IEnumerable<CriterionAnswer> Closing => Answers.Where(answer => answer.Verdict != CriterionVerdict.Passed && (answer.Criterion.Weight is null || Score < Needed));

    private IEnumerable<CriterionAnswer> Weighted => Answers.Where(answer => answer.Criterion.Weight is not null);

    /// <summary>Asks every criterion of the environment, and of the modules' own (O3).</summary>
    public static GateEvaluation Of(LedgerState state, EnvironmentPolicy policy, BundleState bundle, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(bundle);
        var gate = policy.Criteria(bundle.Emergency is not null);
        var before = state.LastGood(bundle, policy.Name);
        var own = bundle.Bundle.Content.Modules
            .Where(module => state.Rules.Modules.ContainsKey(module.Name))
            .SelectMany(module => state.Rules.Modules[module.Name].Criteria.Select(criterion => Ask(criterion, module)));
        return new GateEvaluation { Needed = gate.Score, Answers = [.. gate.Criteria.SelectMany(Each), .. own] };

        IEnumerable<CriterionAnswer> Each(Criterion criterion) => criterion.Scope == CriterionScope.Application
            ? [Ask(criterion, null)]
            : bundle.Bundle.Content.Modules.Where(module => !criterion.Except.Contains(module.Name)).Select(module => Ask(criterion, module));

        CriterionAnswer Ask(Criterion criterion, BundleModule? module) => Answer(state, criterion, bundle, module, before, now);
    }

    private static CriterionAnswer Answer(LedgerState state, Criterion criterion, BundleState bundle, BundleModule? module, BundleState? before, DateTimeOffset now)
    {
        var answer = new CriterionAnswer { Criterion = criterion, Module = module?.Name, Verdict = CriterionVerdict.Passed };
        var (found, missing) = EvidenceLookup.Find(state, criterion, SubjectsOf(bundle, module), now);
        if (found is null)
            return answer with { Verdict = CriterionVerdict.Missing, Fault = missing };
        answer = answer with { Evidence = found, Value = criterion.Metric is { } metric ? found.Item.Metrics[metric] : null };
        var last = before is null ? null : EvidenceLookup.Find(state, criterion with { MaxAge = null }, SubjectsOf(before, module), now).Found;
        return FaultOf(criterion, found, last, answer.Value, now) is { } fault ? answer with { Verdict = CriterionVerdict.Failed, Fault = fault } : answer;
    }

    private static string? FaultOf(Criterion criterion, RecordedEvidence found, RecordedEvidence? before, double? value, DateTimeOffset now)
    {
        if (criterion.NoNewVulnerabilities is not null)
            return NewVulnerabilities.FaultOf(criterion, found.Item, before?.Item, DateOnly.FromDateTime(now.UtcDateTime));
        if (value is not { } figure)
            return found.Item.Verdict == EvidenceVerdict.Passed ? null : $"{found.Item.Name} {(found.Item.Verdict == EvidenceVerdict.Flaky ? "passed only when it was tried again" : "failed")}";
        if (criterion.AtLeast is { } least && figure < least)
            return Say($"it is {figure:0.##}, below {least:0.##}");
        if (criterion.AtMost is { } most && figure > most)
            return Say($"it is {figure:0.##}, above {most:0.##}");
        if (criterion.WorseByAtMostPercent is not { } percent || before is null)
            return null;
        var last = before.Item.Metrics[criterion.Metric!];
        var worse = criterion.GreaterIsBetter ? last - figure : figure - last;
        return worse > Math.Abs(last) * percent / 100 ? Say($"it is {figure:0.##} and was {last:0.##}, worse by more than {percent:0.##} %") : null;
    }

    private static IEnumerable<Digest> SubjectsOf(BundleState bundle, BundleModule? module)
    {
        if (module is null)
            return [bundle.Bundle.Id];
        return bundle.Bundle.Content.Modules.FirstOrDefault(one => one.Name == module.Name) is { } here ? here.Subjects : [];
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
