using Pipeline.Releases.Ledger;
using Pipeline.Reports.Html;

namespace Pipeline.Reports.Releases.Board;

/// <summary>The release board as one HTML page: what runs past the rules first, then every environment with its candidate, then the diary.</summary>
internal static class BoardPage
{
    private const int DiaryLines = 50;

    /// <summary>Writes it.</summary>
    /// <param name="state">The ledger.</param>
    /// <param name="diary">Its entries in their order; the last are shown.</param>
    /// <param name="now">The time.</param>
    public static string Write(LedgerState state, IReadOnlyList<DiaryEntry> diary, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(diary);
        var alarms = Alarms(state).ToList();
        var title = $"Releases{(state.Sealed is [.., var last] ? $" of {state.Bundles[last].Bundle.Content.Application}" : "")}";
        return HtmlPage.Write(title, html =>
        {
            WriteHeader(html, state, title, alarms, now);
            using (html.Open("main", ("id", "report")))
            {
                html.Element("h2", "Environments");
                foreach (var policy in state.Rules.Environments)
                    BoardEnvironment.Write(html, state, policy, now);
                if (state.Rules.Environments.Count == 0)
                    html.Element("p", "No criteria are in force, so no environment is known.", ("class", "muted"));
                WriteDiary(html, diary);
            }

            html.Element("footer", "Written from the branch release-ledger, which holds everything on this page.");
        });
    }

    private static IEnumerable<string> Alarms(LedgerState state)
    {
        foreach (var policy in state.Rules.Environments)
        {
            if (EnvironmentStatus.PastTheRules(state, policy.Name) is { } signed)
                yield return $"{policy.Name} {signed}";
        }

        if (state.Stopped is { } stopped)
            yield return $"THE LINE IS STOPPED since {Moments.Utc(stopped.Since)} by {stopped.By}: {stopped.Because}";
    }

    private static void WriteHeader(HtmlWriter html, LedgerState state, string title, List<string> alarms, DateTimeOffset now)
    {
        using (html.Open("header", ("class", alarms.Count == 0 ? "" : "failed")))
        using (html.Open("div"))
        {
            html.Element("h1", title);
            html.Element("p", $"At {Moments.Utc(now)}{(state.Policy is { } adopted ? $", criteria of cycle {adopted.Cycle} ({adopted.Policy.Digest().Hex[..12]})" : "")}", ("class", "muted"));
            foreach (var alarm in alarms)
                html.Element("p", line => line.Sign("! ").In("strong", alarm), ("class", "alarm"), ("role", "alert"));
            if (NextRelease.Of(state, now) is { At: { } at, GoNoGoAt: { } decided, Why: { } why })
                html.Element("p", $"Next release {Moments.Local(at)} ({why}), go/no-go at {Moments.Local(decided)}");
        }
    }

    private static void WriteDiary(HtmlWriter html, IReadOnlyList<DiaryEntry> diary)
    {
        html.Element("h2", "Diary");
        foreach (var (day, entries) in DiaryText.Days(diary.Skip(diary.Count - DiaryLines), "UTC"))
        {
            html.Element("h3", day);
            using (html.Open("ul", ("class", "diary")))
            {
                foreach (var (time, entry) in entries)
                    html.Element("li", line => line.In("code", time).Text(" " + entry.Sentence));
            }
        }

        if (diary.Count == 0)
            html.Element("p", "Nothing was recorded.", ("class", "muted"));
    }
}
