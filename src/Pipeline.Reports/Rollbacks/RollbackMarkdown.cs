using System.Globalization;
using System.Text;
using Pipeline.Core.Rollbacks;
using Pipeline.Reports.Runs;
using static Pipeline.Reports.Markup.MarkdownText;

namespace Pipeline.Reports.Rollbacks;

/// <summary>Writes a rollback as Markdown, for GitHub's step summary.</summary>
internal static class RollbackMarkdown
{
    /// <summary>The summary: verdict, environment, and of every module from what to what, how it ended and why. What the record holds cannot become markup.</summary>
    public static string Write(RollbackRecord rollback)
    {
        ArgumentNullException.ThrowIfNull(rollback);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {StatusText.Sign(rollback.Verdict)} {StatusText.Headline(rollback.Verdict, "rollback")}\n\n");
        var who = rollback.Who is null ? "" : $", by {rollback.Who}";
        text.Append(CultureInfo.InvariantCulture, $"Environment {Plain(rollback.Environment)}, namespace {Plain(rollback.Namespace)}, runtime {Plain(rollback.Runtime)}{Plain(who)}, started {Figures.Moment(rollback.StartedAt)}\n\n");
        Row(text, ["Module", "From", "To", "Outcome", "Reason"]);
        Row(text, Enumerable.Repeat("---", 5));
        foreach (var module in rollback.Modules)
            Row(text, [Plain(module.Name), State(module.From), State(module.To), Outcome(module), Plain(Reason(module))]);
        return text.ToString();
    }

    private static string State(ReleaseState? state) => state is null ? "-" : Plain(state.ToString());

    // Of a failed one, what the containers said is in its log.
    private static string Reason(ModuleRollback module)
    {
        var reason = module.Reason?.Split('\n')[0] ?? "";
        return module is { Outcome: RollbackOutcome.Failed, Log: { } log } ? $"{reason} (log: {log})" : reason;
    }

    private static string Outcome(ModuleRollback module)
    {
        var (sign, word) = module.Outcome switch
        {
            RollbackOutcome.RolledBack => ("✓", "rolled back"),
            RollbackOutcome.Removed => ("✓", "removed"),
            RollbackOutcome.Failed => ("✗", "failed"),
            RollbackOutcome.Cancelled => ("■", "cancelled"),
            RollbackOutcome.Skipped => ("–", "skipped"),
            RollbackOutcome.Stays => ("–", "stays"),
            RollbackOutcome.NoEarlierState => ("–", "no earlier state"),
            _ => ("·", "pending"),
        };
        return $"{sign} {word}{(module.DurationMs > 0 ? $" {Figures.Duration(module.DurationMs)}" : "")}";
    }
}
