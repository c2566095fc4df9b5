using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>Deployments go on.</summary>
internal sealed record LineStarted : LedgerEvent
{
    /// <summary>Why; null: nothing to say.</summary>
    public string? Because { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) => $"{By} starts the line again{(Because is null ? "" : $": {Because}")}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state) => state.Stopped is { } stopped ? Vouching.Refusals(By, stopped.By, "the stop of the line") : ["the line is not stopped"];

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state with { Stopped = null };
}
