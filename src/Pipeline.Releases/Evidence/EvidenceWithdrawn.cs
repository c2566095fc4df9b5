using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Evidence;

/// <summary>Evidence counts no more: verified again, it did not hold.</summary>
internal sealed record EvidenceWithdrawn : LedgerEvent
{
    /// <summary>The digest that it is about.</summary>
    public required Digest Subject { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The module that it was found for; null: whatever has that name, also of every module that has this artifact.</summary>
    public string? Module { get; init; }

    /// <summary>Why.</summary>
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) => $"{By} withdraws {What}: {Because}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        var recorded = state.EvidenceOf(Subject).Where(IsMeant).ToList();
        if (recorded.Count == 0)
            yield return $"there is no evidence {What}";
        else if (recorded.TrueForAll(evidence => evidence.Withdrawn is not null))
            yield return $"{What} was withdrawn already";
        else
            foreach (var refusal in recorded.SelectMany(evidence => Vouching.Refusals(By, evidence.By, $"the evidence {What}")).Distinct())
                yield return refusal;
        if (string.IsNullOrWhiteSpace(Because))
            yield return "it needs a reason: --because \"...\"";
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) =>
        state.WithEvidence(Subject, state.EvidenceOf(Subject).Select(evidence => IsMeant(evidence) && evidence.Withdrawn is null ? evidence with { Withdrawn = new Standstill(At, By, Because) } : evidence));

    private string What => $"{Name} of {(Module is null ? Subject.Hex[..12] : $"{Module} ({Subject.Hex[..12]})")}";

    private bool IsMeant(RecordedEvidence evidence) => evidence.Item.Name == Name && (Module is null || evidence.Item.Module == Module);
}
