using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Core.Text;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Evidence;

/// <summary>Something was found out about an artifact or a bundle.</summary>
internal sealed record EvidenceRecorded : LedgerEvent
{
    private const int Shown = 4;

    /// <summary>What was found.</summary>
    public required EvidenceItem Item { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state)
    {
        var metrics = Item.Metrics.Take(Shown).Select(metric => string.Create(CultureInfo.InvariantCulture, $"{metric.Key} {metric.Value:0.##}")).ToList();
        return $"{By} records {Item.Name} of {Item.Module ?? "the application"} ({Item.Subject.Hex[..12]}): {Item.Verdict.ToString().ToLowerInvariant()}{(metrics.Count == 0 ? "" : $", {string.Join(", ", metrics)}")}";
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (NameRules.FaultOf(Item.Name) is { } fault)
            yield return $"the name of the evidence {fault}: call it, for example, pen-test";
        foreach (var metric in Item.Metrics.Keys)
        {
            if (NameRules.FaultOf(metric) is { } wrong)
                yield return $"the name of the metric '{PlainText.OneLine(metric)}' {wrong}";
        }

        foreach (var metric in Item.Metrics.Where(metric => !double.IsFinite(metric.Value)))
            yield return $"the metric {PlainText.OneLine(metric.Key)} is no number";
        if (state.Evidence.GetValueOrDefault(Item.Subject.Value)?.GetValueOrDefault(Item.Name) is { } before)
        {
            foreach (var refusal in Vouching.Refusals(By, before.By, $"the evidence {Item.Name} of {Item.Subject.Hex[..12]}"))
                yield return refusal;
        }
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state)
    {
        var subject = state.Evidence.GetValueOrDefault(Item.Subject.Value) ?? ImmutableDictionary<string, RecordedEvidence>.Empty;
        return state with { Evidence = state.Evidence.SetItem(Item.Subject.Value, subject.SetItem(Item.Name, new RecordedEvidence { Item = Item, At = At, By = By })) };
    }
}
