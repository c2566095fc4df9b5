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

    /// <summary>Why.</summary>
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) => $"{By} withdraws {Name} of {Subject.Hex[..12]}: {Because}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (state.Evidence.GetValueOrDefault(Subject.Value)?.GetValueOrDefault(Name) is not { } recorded)
            yield return $"there is no evidence {Name} of {Subject.Hex[..12]}";
        else if (recorded.Withdrawn is not null)
            yield return $"{Name} of {Subject.Hex[..12]} was withdrawn already";
        else
            foreach (var refusal in Vouching.Refusals(By, recorded.By, $"the evidence {Name} of {Subject.Hex[..12]}"))
                yield return refusal;
        if (string.IsNullOrWhiteSpace(Because))
            yield return "it needs a reason: --because \"...\"";
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state)
    {
        var subject = state.Evidence[Subject.Value];
        return state with { Evidence = state.Evidence.SetItem(Subject.Value, subject.SetItem(Name, subject[Name] with { Withdrawn = new Standstill(At, By, Because) })) };
    }
}
