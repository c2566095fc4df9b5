using Pipeline.Releases.Ledger;
using Pipeline.Releases.Schedules;

namespace Pipeline.Reports.Releases;

/// <summary>When the next release is and why, and when each environment takes deployments, as text in 80 columns.</summary>
internal static class NextText
{
    private const int Shown = 5;

    /// <summary>Writes it.</summary>
    public static string Write(LedgerState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var text = new ColumnText();
        WriteRelease(text, state, now);
        if (state.Rules.Environments.Count > 0)
            text.Blank().Line("Windows");
        foreach (var policy in state.Rules.Environments)
            text.Line("  ", $"{policy.Name}: {WindowText.Of(policy, now)}", 4);
        return text.ToString();
    }

    /// <summary>The next release alone.</summary>
    public static void WriteRelease(ColumnText text, LedgerState state, DateTimeOffset now)
    {
        text.Line("Next release");
        if (state.Rules.Schedule is not { } schedule)
        {
            text.Line("  ", "none is planned: there is a release whenever somebody promotes one", 4);
            return;
        }

        if (new ReleaseCalendar(schedule).Next(now) is not { } next)
        {
            text.Line("  ", $"none is planned any more by '{schedule}'", 4);
            return;
        }

        text.Field("when", $"{next.Date.DayOfWeek} {Moments.Local(next.At)}, in {Moments.Length(next.At - now)}")
            .Field("why", next.Why)
            .Field("go/no-go", $"{Moments.Local(next.GoNoGoAt)}{(next.GoNoGoAt <= now ? ", now" : "")}")
            .Fields("not on", next.PassedOver.Take(Shown).Select(passed => passed.ToString()));
        if (next.PassedOver.Count > Shown)
            text.Field("", $"and {next.PassedOver.Count - Shown} dates more");
    }
}
