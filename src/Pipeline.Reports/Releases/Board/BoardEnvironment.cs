using Pipeline.Releases.Bundles;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Reports.Html;

namespace Pipeline.Reports.Releases.Board;

/// <summary>One environment of the release board: what runs, and its candidate with reasons, gate and votes.</summary>
internal static class BoardEnvironment
{
    /// <summary>Writes it.</summary>
    public static void Write(HtmlWriter html, LedgerState state, EnvironmentPolicy policy, DateTimeOffset now)
    {
        var environment = state.Environment(policy.Name);
        var isBad = environment.Unsettled is not null || environment.Held is not null || environment.Current is { ByOverride: true };
        using (html.Open("section", ("class", isBad ? "panel failed" : "panel")))
        {
            html.Element("h3", policy.Name);
            if (environment.Unsettled is { } unsettled)
                html.Element("p", $"It is not certain what runs here since {Moments.Utc(unsettled.Since)}: {unsettled.Because}", ("class", "reason"));
            if (environment.Held is { } held)
                html.Element("p", $"Held since {Moments.Utc(held.Since)} by {held.By}: {held.Because}", ("class", "reason"));
            html.Element("p", line => WriteRunning(line, state, environment));
            if (environment.UnderWay is { } underWay)
                html.Element("p", $"Under way: {BundleName.Of(state, underWay.Bundle)} since {Moments.Utc(underWay.Since)}, by {underWay.By}");
            html.Element("p", $"Window: {WindowText.Of(policy, now)}", ("class", "muted"));
            if (OpeningHours.Quota(state, policy, now) is var (taken, most, until))
                html.Element("p", $"Quota: {Math.Max(0, most - taken)} of {most} left until {Moments.Local(until)}", ("class", "muted"));
            if (Candidate.Of(state, policy) is { } bundle)
                WriteCandidate(html, state, policy, bundle, now);
        }
    }

    private static void WriteRunning(InlineWriter line, LedgerState state, EnvironmentState environment)
    {
        if (environment.Current is not { } current)
            line.Text("Runs nothing that the ledger knows of.");
        else
            line.Text("Runs ").In("strong", BundleName.Of(state, current.Bundle)).Text($" since {Moments.Utc(current.At)}, by {current.By}{(current.IsRollback ? ", by a rollback" : "")}");
    }

    private static void WriteCandidate(HtmlWriter html, LedgerState state, EnvironmentPolicy policy, BundleState bundle, DateTimeOffset now)
    {
        var reasons = Why.Of(state, bundle, policy.Name, now, runtime: null);
        html.Element("p", line => line.Text("Next: ").In("strong", bundle.ToString()).In("span", reasons.Count == 0 ? "may go" : "waits", reasons.Count == 0 ? "badge succeeded" : "badge running"));
        if (bundle.Emergency is { } emergency)
            html.Element("p", $"Emergency, declared by {emergency.By}: {emergency.Because}", ("class", "reason"));
        WriteReasons(html, reasons);
        if (VoteText.Of(bundle, policy).ToList() is { Count: > 0 } votes)
        {
            html.Element("h4", "Votes");
            using (html.Open("ul"))
            {
                foreach (var vote in votes)
                    html.Element("li", vote);
            }
        }

        WriteGate(html, GateEvaluation.Of(state, policy, bundle, now), now);
    }

    private static void WriteReasons(HtmlWriter html, IReadOnlyList<Reason> reasons)
    {
        if (reasons.Count == 0)
            return;
        using (html.Open("ol"))
        {
            foreach (var reason in reasons)
                html.Element("li", line => line.Text($"{reason.Text}. ").In("span", reason.Remedy ?? "", "muted"));
        }
    }

    private static void WriteGate(HtmlWriter html, GateEvaluation gate, DateTimeOffset now)
    {
        if (gate.Answers.Count == 0)
            return;
        using (html.Open("div", ("class", "scroll")))
        using (html.Open("table"))
        {
            html.Element("caption", $"Gate{(GateTable.Score(gate) is { Length: > 0 } score ? $". {score.TrimEnd()}" : "")}");
            using (html.Open("thead"))
            using (html.Open("tr"))
            {
                foreach (var title in CriterionRow.Titles)
                    html.Element("th", title, ("scope", "col"));
            }

            using (html.Open("tbody"))
            {
                foreach (var answer in gate.Answers)
                    WriteRow(html, answer, now);
            }
        }
    }

    private static void WriteRow(HtmlWriter html, CriterionAnswer answer, DateTimeOffset now)
    {
        var cells = CriterionRow.From(answer, now).Cells;
        using (html.Open("tr"))
        {
            foreach (var cell in cells.SkipLast(1))
                html.Element("td", cell);
            html.Element("td", cells[^1], ("class", answer.Verdict == CriterionVerdict.Passed ? "succeeded" : "failed"));
        }
    }
}
