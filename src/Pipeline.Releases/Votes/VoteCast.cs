using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Votes;

/// <summary>Somebody voted on a bundle (D9).</summary>
internal sealed record VoteCast : LedgerEvent
{
    /// <summary>The bundle; a vote counts for no other.</summary>
    public required Digest Bundle { get; init; }

    /// <summary>The environment that it may go to.</summary>
    public required string Environment { get; init; }

    /// <summary>In which role.</summary>
    public required string Role { get; init; }

    /// <summary>GO or NO-GO.</summary>
    public required Ballot Ballot { get; init; }

    /// <summary>Why; a NO-GO needs it.</summary>
    public string? Because { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) =>
        $"{By} votes {Words.Of(Ballot)} as {Role} on {BundleName.Of(state, Bundle)} for {Environment}{(string.IsNullOrWhiteSpace(Because) ? "" : $": {Because}")}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        if (Ballot == Ballot.NoGo && string.IsNullOrWhiteSpace(Because))
            yield return "a NO-GO needs a reason: --because \"...\"";
        if (!state.Bundles.TryGetValue(Bundle.Value, out var bundle))
        {
            yield return BundleName.Unknown(state, Bundle.Value);
            yield break;
        }

        foreach (var refusal in RoleRules.Refusals(state.Rules, Environment, Role, By, bundle))
            yield return refusal;
        if (bundle.Banned is { } banned)
            yield return $"{bundle} is banned for ever, by {banned.By}: {banned.Because}";
        if (DecisionRules.Standing(state, bundle, Environment) is { IsFinal: true } decided)
            yield return $"the vote on {bundle} is closed: it was decided {decided.Word} at {decided.At:u}";
        if (state.SupersededBy(bundle, Environment) is { } newer)
            yield return $"the vote on {bundle} is closed: {Environment} runs the newer {newer}";
        if (bundle.Votes.Find(vote => vote.By.Is(By) && vote.Role != Role && IsAsked(state, bundle, vote)) is { } other)
            yield return $"{By} has voted as {other.Role}: one person has one role a release";
        if (bundle.Emergency is { } emergency && emergency.By.Is(By) && Ballot == Ballot.Go)
            yield return $"{By} declared the emergency: somebody else must approve it";
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) =>
        state.With(Bundle, bundle => bundle with { Votes = bundle.Votes.Add(new Vote(At, By, Environment, Role, Ballot, Because)) });

    // The gate of an emergency has roles of its own, and criteria may be changed: a role that is asked no more binds nobody.
    private static bool IsAsked(LedgerState state, BundleState bundle, Vote vote) =>
        state.Rules.Find(vote.Environment) is { } policy && policy.Approvers(bundle.IsEmergencyFor(policy)).Any(role => role.Name == vote.Role);
}
