using System.Globalization;
using Pipeline.Core.Text;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Evidence;

/// <summary>Something was found out about artifacts or a bundle: what one run found is one event.</summary>
internal sealed record EvidenceRecorded : LedgerEvent
{
    /// <summary>How much one event takes: more than that becomes several, so that each stays small.</summary>
    public const int MostItems = 200;

    // An event takes a megabyte.
    private const int MostNames = 500_000;

    private const int Shown = 4;

    /// <summary>What was found.</summary>
    public required IReadOnlyList<EvidenceItem> Items { get; init; }

    /// <summary>What one run found, in as many parts as it makes events.</summary>
    public static IEnumerable<IReadOnlyList<EvidenceItem>> Parts(IEnumerable<EvidenceItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        List<EvidenceItem> part = [];
        foreach (var item in items)
        {
            if (part.Count == MostItems || (part.Count > 0 && part.Append(item).Sum(one => one.TestNames?.Length ?? 0) > MostNames))
            {
                yield return part;
                part = [];
            }

            part.Add(item);
        }

        if (part.Count > 0)
            yield return part;
    }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state)
    {
        var failed = Items.Where(item => item.Verdict == EvidenceVerdict.Failed).Select(item => $"{item.Name} of {Of(item)} failed").ToList();
        return Items switch
        {
            [var one] => $"{By} records {one.Name} of {Of(one)} ({one.Subject.Hex[..12]}): {one.Verdict.ToString().ToLowerInvariant()}{Figures(one)}",
            _ => string.Create(CultureInfo.InvariantCulture, $"{By} records {string.Join(", ", Items.Select(item => item.Name).Distinct())} of {Items.Select(item => item.Module).OfType<string>().Distinct().Count()} modules: {(failed.Count == 0 ? "none failed" : string.Join(", ", failed))}"),
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (Items.Count == 0)
            yield return "there is no evidence in it";
        foreach (var refusal in Items.SelectMany(item => Refusals(state, item)))
            yield return refusal;
    }

    private IEnumerable<string> Refusals(LedgerState state, EvidenceItem item)
    {
        if (NameRules.FaultOf(item.Name) is { } fault)
            yield return $"the name of the evidence {fault}: call it, for example, pen-test";
        foreach (var metric in item.Metrics.Keys)
        {
            if (NameRules.FaultOf(metric) is { } wrong)
                yield return $"the name of the metric '{PlainText.OneLine(metric)}' {wrong}";
        }

        foreach (var metric in item.Metrics.Where(metric => !double.IsFinite(metric.Value)))
            yield return $"the metric {PlainText.OneLine(metric.Key)} is no number";
        if (item.TestNames?.Length > TestNames.MostLetters)
            yield return $"the names of the tests of {item.Name} are too long";
        // What is about no module in particular stands beside that of each.
        var before = state.EvidenceOf(item.Subject).Where(other => other.Item.Name == item.Name && (other.Item.Module is null || item.Module is null || other.Item.Module == item.Module));
        foreach (var refusal in before.SelectMany(other => Vouching.Refusals(By, other.By, $"the evidence {item.Name} of {item.Subject.Hex[..12]}")).Distinct())
            yield return refusal;
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => Items.Aggregate(state, (all, item) =>
        all.WithEvidence(item.Subject, [.. all.EvidenceOf(item.Subject).Where(other => (other.Item.Name, other.Item.Module) != (item.Name, item.Module)), new RecordedEvidence { Item = item with { TestNames = null }, At = At, By = By }]));

    private static string Of(EvidenceItem item) => item.Module ?? "the application";

    private static string Figures(EvidenceItem item) => string.Concat(item.Metrics.Take(Shown).Select(metric => string.Create(CultureInfo.InvariantCulture, $", {metric.Key} {metric.Value:0.##}")));
}
