using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>Nothing is deployed to an environment until somebody ends it.</summary>
internal sealed record EnvironmentHeld : LedgerEvent
{
    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Why.</summary>
    public required string Because { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) => $"{By} holds {Environment}: {Because}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (string.IsNullOrWhiteSpace(Because))
            yield return "it needs a reason: --because \"...\"";
        if (state.Rules.Find(Environment) is null)
            yield return state.Rules.Unknown(Environment);
        else if (state.Environment(Environment).Held is { } held && (held.By.Proven || !By.Proven))
            yield return $"{Environment} is held already, by {held.By}: {held.Because}";
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state.With(Environment, environment => environment with { Held = new Standstill(At, By, Because) });
}
