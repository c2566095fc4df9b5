using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Votes;

/// <summary>The rules decided about a release at go/no-go time.</summary>
internal sealed record DecisionMade : LedgerEvent
{
    /// <summary>The bundle.</summary>
    public required Digest Bundle { get; init; }

    /// <summary>The environment that it may go to.</summary>
    public required string Environment { get; init; }

    /// <summary>GO, NO-GO or HOLD.</summary>
    public required Decision Outcome { get; init; }

    /// <summary>Why not GO.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Whether votes are closed and nobody decides again.</summary>
    public required bool IsFinal { get; init; }

    /// <summary>The decision that the rules make at <paramref name="now"/>.</summary>
    public static DecisionMade OfRules(LedgerState state, BundleState bundle, string environment, Person by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var (outcome, reasons, isFinal) = Decider.Answer(state, bundle, environment, now);
        return new DecisionMade { At = now, By = by, Bundle = bundle.Bundle.Id, Environment = environment, Outcome = outcome, IsFinal = isFinal, Reasons = [.. reasons.Select(reason => reason.Text)] };
    }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) =>
        $"{Words.Of(Outcome)} on {BundleName.Of(state, Bundle)} for {Environment}{(Reasons.Count == 0 ? "" : $": {string.Join("; ", Reasons)}")}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (!state.Bundles.TryGetValue(Bundle.Value, out var bundle))
            return [BundleName.Unknown(state, Bundle.Value)];
        if (state.Rules.Find(Environment) is null)
            return [state.Rules.Unknown(Environment)];
        if (DecisionRules.Standing(state, bundle, Environment) is { IsFinal: true } decided)
            return [$"it was decided {decided.Word} at {decided.At:u} already"];
        if (Vouching.Refusals(By, bundle).ToList() is { Count: > 0 } unproven)
            return unproven;
        var answer = Decider.Answer(state, bundle, Environment, At);
        return answer.Outcome == Outcome && answer.IsFinal == IsFinal ? [] : [$"by the rules it is {Words.Of(answer.Outcome)}, not {Words.Of(Outcome)}"];
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) =>
        state.With(Bundle, bundle => bundle with { Decisions = bundle.Decisions.SetItem(Environment, new DecidedRelease(At, By, Outcome, Reasons, IsFinal)) });
}
