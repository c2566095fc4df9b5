using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Policies;

/// <summary>Rules came into force: those of a new cycle, or a change in mid-cycle with a reason (O2).</summary>
internal sealed record PolicyAdopted : LedgerEvent
{
    /// <summary>The rules.</summary>
    public required ReleasePolicy Policy { get; init; }

    /// <summary>The cycle.</summary>
    public required string Cycle { get; init; }

    /// <summary>Why they are changed in mid-cycle; null: a new cycle begins.</summary>
    public string? Because { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) => $"{By} {(Cycle == state.Policy?.Cycle ? "changes" : "adopts")} the criteria of cycle {Cycle} ({Policy.Digest().Hex[..12]}){(Because is null ? "" : $": {Because}")}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (string.IsNullOrWhiteSpace(Cycle))
            yield return "a cycle needs a name: --cycle 2026.12";
        else if (NameRules.FaultOf(Cycle) is { } fault)
            yield return $"the name of the cycle {fault}";
        if (state.Policy is not { } adopted)
            yield break;
        foreach (var refusal in Vouching.Refusals(By, adopted.By, $"the policy of cycle {adopted.Cycle}"))
            yield return refusal;
        if (adopted.Cycle != Cycle)
        {
            if (adopted.Earlier.Contains(Cycle) && string.IsNullOrWhiteSpace(Because))
                yield return $"the cycle {Cycle} was there before {adopted.Cycle}; to go back to it needs a reason: --because \"...\"";
            yield break;
        }

        if (string.IsNullOrWhiteSpace(Because))
            yield return $"the criteria of cycle {Cycle} were adopted at {adopted.At:u}; to change them in mid-cycle needs a reason: --because \"...\"";
        if (adopted.Policy.Digest() == Policy.Digest() && (adopted.By.Proven || !By.Proven))
            yield return "these criteria are in force already";
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state with
    {
        Policy = new AdoptedPolicy(Policy, Cycle, At, By, Because) { Earlier = state.Policy is { } before ? (before.Cycle == Cycle ? before.Earlier : before.Earlier.Add(before.Cycle)) : [] },
    };
}
