using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>Nothing is deployed anywhere until somebody ends it.</summary>
internal sealed record LineStopped : LedgerEvent
{
    /// <summary>Why.</summary>
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) => $"{By} stops the line: {Because}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (string.IsNullOrWhiteSpace(Because))
            yield return "it needs a reason: --because \"...\"";
        if (state.Stopped is { } stopped && (stopped.By.Proven || !By.Proven))
            yield return $"the line is stopped already, by {stopped.By}: {stopped.Because}";
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state with { Stopped = new Standstill(At, By, Because) };
}
