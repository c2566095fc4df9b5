using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>An environment takes deployments again.</summary>
internal sealed record EnvironmentUnheld : LedgerEvent
{
    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Why; null: nothing to say.</summary>
    public string? Because { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) => $"{By} ends the hold of {Environment}{(Because is null ? "" : $": {Because}")}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (state.Rules.Find(Environment) is null && state.Environment(Environment).Held is null)
            yield return state.Rules.Unknown(Environment);
        else if (state.Environment(Environment).Held is not { } held)
            yield return $"{Environment} is not held";
        else
            foreach (var refusal in Vouching.Refusals(By, held.By, $"the hold of {Environment}"))
                yield return refusal;
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state.With(Environment, environment => environment with { Held = null });
}
