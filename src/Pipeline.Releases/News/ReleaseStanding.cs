using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.News;

/// <summary>Where a release stands, for whoever sees it at a glance.</summary>
/// <param name="Tone">What it means.</param>
/// <param name="Summary">Where it stands, in a few words: <c>runs in staging; voting for production</c>.</param>
/// <param name="Lines">The same environment by environment.</param>
internal sealed record ReleaseStanding(NewsTone Tone, string Summary, IReadOnlyList<string> Lines)
{
    /// <summary>Where <paramref name="bundle"/> stands in <paramref name="state"/>.</summary>
    public static ReleaseStanding Of(LedgerState state, BundleState bundle)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        var places = EnvironmentsOf(state, bundle).Select(name => EnvironmentStanding.Of(state, bundle, name)).OfType<EnvironmentStanding>().ToList();
        var lines = places.Select(place => $"{place.Environment}: {place.Line}").ToList();
        if (bundle.Banned is { } banned)
            return new ReleaseStanding(NewsTone.Bad, "banned for ever", [$"banned by {banned.By}: {banned.Because}", .. lines]);
        if (bundle.Emergency is { } emergency)
            lines.Insert(0, $"an emergency, declared by {emergency.By}: {emergency.Because}");
        if (places.Count == 0)
            return new ReleaseStanding(NewsTone.Neutral, "sealed", lines);
        var summary = places.GroupBy(place => place.Phrase).Select(group => $"{group.Key} {string.Join(", ", group.Select(place => place.Environment))}");
        return new ReleaseStanding(places.MaxBy(place => WeightOf(place.Tone))!.Tone, string.Join("; ", summary), lines);
    }

    // In the order of the rules; then what happened where no rule is.
    private static IEnumerable<string> EnvironmentsOf(LedgerState state, BundleState bundle) => state.Rules.Environments.Select(environment => environment.Name)
        .Concat(state.Environments.Keys.Order(StringComparer.Ordinal))
        .Concat(bundle.Votes.Select(vote => vote.Environment))
        .Concat(bundle.Decisions.Keys.Order(StringComparer.Ordinal))
        .Distinct();

    private static int WeightOf(NewsTone tone) => tone switch { NewsTone.Waiting => 3, NewsTone.Bad => 2, NewsTone.Good => 1, _ => 0 };
}
