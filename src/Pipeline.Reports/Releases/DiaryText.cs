using System.Globalization;
using System.Text;
using Pipeline.Releases.Schedules;
using Pipeline.Reports.Markup;

namespace Pipeline.Reports.Releases;

/// <summary>Events as a diary: days as headings, then time and sentence, the newest last.</summary>
internal static class DiaryText
{
    /// <summary>As text in 80 columns.</summary>
    /// <param name="entries">The entries in their order.</param>
    /// <param name="timeZone">The IANA name of the zone whose clock and days are shown.</param>
    public static string Write(IEnumerable<DiaryEntry> entries, string timeZone = "UTC")
    {
        var text = new ColumnText();
        var isFirst = true;
        foreach (var (day, ofDay) in Days(entries, timeZone))
        {
            if (!isFirst)
                text.Blank();
            isFirst = false;
            text.Line(day);
            foreach (var (time, entry) in ofDay)
                text.Line($"  {time}  ", entry.Sentence, 9);
        }

        return isFirst ? text.Line("Nothing was recorded.").ToString() : text.ToString();
    }

    /// <summary>As Markdown; nobody's words become markup.</summary>
    /// <param name="entries">The entries in their order.</param>
    /// <param name="timeZone">The IANA name of the zone whose clock and days are shown.</param>
    public static string WriteMarkdown(IEnumerable<DiaryEntry> entries, string timeZone = "UTC")
    {
        var text = new StringBuilder();
        foreach (var (day, ofDay) in Days(entries, timeZone))
        {
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length == 0 ? "" : "\n")}### {day}\n\n");
            foreach (var (time, entry) in ofDay)
                text.Append(CultureInfo.InvariantCulture, $"- {time} {MarkdownText.Plain(entry.Sentence)}\n");
        }

        return text.Length == 0 ? "Nothing was recorded.\n" : text.ToString();
    }

    /// <summary>The entries by day, each with its time, as the clock of the zone shows them.</summary>
    public static IEnumerable<(string Day, IReadOnlyList<(string Time, DiaryEntry Entry)> Entries)> Days(IEnumerable<DiaryEntry> entries, string timeZone)
    {
        var zone = TimeZones.Find(timeZone);
        return entries
            .Select(entry => (At: zone.Show(NodaTime.Instant.FromDateTimeOffset(entry.At)), Entry: entry))
            .GroupBy(entry => DateOnly.FromDateTime(entry.At.DateTime))
            .Select(day => (day.Key.Text(), (IReadOnlyList<(string, DiaryEntry)>)[.. day.Select(entry => (entry.At.ToString("HH:mm", CultureInfo.InvariantCulture), entry.Entry))]));
    }
}
