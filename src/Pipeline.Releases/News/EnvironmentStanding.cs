using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.News;

/// <summary>Where a release stands in one environment.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Tone">What it means.</param>
/// <param name="Phrase">In a few words, before the environment's name: <c>runs in</c>.</param>
/// <param name="Line">In a line, after the environment's name.</param>
internal sealed record EnvironmentStanding(string Environment, NewsTone Tone, string Phrase, string Line)
{
    /// <summary>Where <paramref name="bundle"/> stands in <paramref name="environment"/>; null: nothing happened there yet.</summary>
    public static EnvironmentStanding? Of(LedgerState state, BundleState bundle, string environment)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        var there = state.Environment(environment);
        if (there.UnderWay is { } underWay && underWay.Bundle == bundle.Bundle.Id)
            return new(environment, NewsTone.Waiting, underWay.IsRollback ? "going back in" : "on its way to", $"{(underWay.IsRollback ? "goes back to it" : "on its way")} since {TimeText.Minute(underWay.Since)}, by {underWay.By}");
        return Deployed(state, bundle, environment, there) ?? Decided(bundle, environment);
    }

    private static EnvironmentStanding? Deployed(LedgerState state, BundleState bundle, string environment, EnvironmentState there)
    {
        if (there.Deployments.FindLast(deployment => deployment.Bundle == bundle.Bundle.Id && deployment.CountsFor(bundle)) is not { } last)
            return null;
        var running = state.Running(environment, bundle);
        if (running?.Bundle.Id == bundle.Bundle.Id && last.Succeeded)
            return new(environment, NewsTone.Good, "runs in", $"runs {(last.IsRollback ? "again " : "")}since {TimeText.Minute(last.At)}, by {last.By}");
        var instead = running is null ? "nothing is known to run" : $"{running.Release} runs";
        if (!last.Succeeded)
            return new(environment, NewsTone.Bad, "failed in", $"failed at {TimeText.Minute(last.At)}: {last.Remark}; {instead}");
        return there.WentBackFrom(bundle)
            ? new(environment, NewsTone.Bad, "rolled back in", $"rolled back; {instead}")
            : new(environment, NewsTone.Neutral, "replaced in", $"replaced; {instead}");
    }

    private static EnvironmentStanding? Decided(BundleState bundle, string environment)
    {
        // Of each person the last counts.
        var votes = bundle.Votes.Where(vote => vote.Environment == environment).GroupBy(vote => (vote.By.Name, vote.Role)).Select(group => group.Last()).ToList();
        var told = string.Join(", ", votes.Select(vote => $"{vote.Role} {Words.Of(vote.Ballot)} ({vote.By})"));
        if (bundle.Decisions.GetValueOrDefault(environment) is { } decided)
        {
            var tone = decided.Outcome switch { Decision.Go => NewsTone.Good, Decision.NoGo => NewsTone.Bad, _ => NewsTone.Waiting };
            return new(environment, tone, $"{decided.Word} for", $"{decided.Word} at {TimeText.Minute(decided.At)}{(told.Length == 0 ? "" : $"; {told}")}");
        }

        return votes.Count == 0 ? null : new(environment, NewsTone.Waiting, "voting for", $"voting: {told}");
    }
}
