using Pipeline.Core.Errors;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Votes;

namespace Pipeline.Reports.Releases;

/// <summary>Where everything stands, as text in 80 columns: environments, candidates with their reasons, votes, windows, bundles, what runs next.</summary>
internal static class StatusText
{
    private const int Bundles = 8;

    /// <summary>Writes it.</summary>
    /// <param name="state">The ledger.</param>
    /// <param name="onlyEnvironment">The environment to show; null: all.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="PipelineException">There is no such environment.</exception>
    public static string Write(LedgerState state, string? onlyEnvironment, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (onlyEnvironment is not null && state.Rules.Find(onlyEnvironment) is null)
            throw new PipelineException($"Nothing can be shown: {state.Rules.Unknown(onlyEnvironment)}.");
        var text = new ColumnText();
        if (state.Count == 0)
            return WriteFirst(text).ToString();
        WriteHead(text, state, now);
        foreach (var policy in state.Rules.Environments.Where(policy => onlyEnvironment is null || policy.Name == onlyEnvironment))
        {
            text.Blank();
            EnvironmentStatus.Write(text, state, policy, now);
        }

        WriteBundles(text.Blank(), state);
        NextText.WriteRelease(text.Blank(), state, now);
        return text.ToString();
    }

    private static ColumnText WriteFirst(ColumnText text) => text
        .Line("The ledger is empty: nothing was decided or deployed yet. To begin:")
        .Numbered(2,
        [
            "./build.sh Criteria --adopt --cycle 2026.12 puts the criteria that the build declares into force",
            "./build.sh Pipeline Bundle seals what the pipeline makes",
            "./build.sh Why --environment production tells what the bundle still needs",
        ]);

    private static void WriteHead(ColumnText text, LedgerState state, DateTimeOffset now)
    {
        var application = state.Sealed is [.., var last] ? state.Bundles[last].Bundle.Content.Application : null;
        text.Line($"Releases{(application is null ? "" : $" of {application}")} at {Moments.Utc(now)}");
        text.Line(state.Policy is { } adopted
            ? $"Criteria of cycle {adopted.Cycle} ({adopted.Policy.Digest().Hex[..12]}), {(adopted.Because is null ? "adopted" : "changed")} at {Moments.Utc(adopted.At)} by {adopted.By}{(adopted.Because is null ? "" : $": {adopted.Because}")}"
            : "No criteria are in force: ./build.sh Criteria --adopt --cycle 2026.12");
        if (state.Stopped is { } stopped)
            text.Line($"THE LINE IS STOPPED since {Moments.Utc(stopped.Since)} by {stopped.By}: {stopped.Because}; ./build.sh StartTheLine");
    }

    private static void WriteBundles(ColumnText text, LedgerState state)
    {
        text.Line("Last bundles");
        if (state.Sealed.Count == 0)
            text.Line("  ", "none was sealed: ./build.sh Pipeline Bundle", 4);
        foreach (var bundle in Enumerable.Range(1, Math.Min(Bundles, state.Sealed.Count)).Select(number => state.Bundles[state.Sealed[^number]]))
            text.Line("  ", $"{bundle} {string.Join("; ", Of(state, bundle))}", 4);
        if (state.Sealed.Count > Bundles)
            text.Line("  ", $"and {state.Sealed.Count - Bundles} older: ./build.sh History", 4);
    }

    private static IEnumerable<string> Of(LedgerState state, BundleState bundle)
    {
        yield return bundle.Branches.Count == 0 ? "of no branch" : string.Join(", ", bundle.Branches);
        if (bundle.IsRehearsal)
            yield return "rehearsal";
        if (state.Rules.Environments.Where(policy => state.Running(policy.Name)?.Bundle.Id == bundle.Bundle.Id).Select(policy => policy.Name).ToList() is { Count: > 0 } places)
            yield return $"runs in {string.Join(", ", places)}";
        foreach (var (environment, decided) in bundle.Decisions.OrderBy(decision => decision.Key, StringComparer.Ordinal))
            yield return $"{Words.Of(decided.Outcome)} for {environment}";
        if (bundle.Banned is { } banned)
            yield return $"BANNED by {banned.By}: {banned.Because}";
    }
}
