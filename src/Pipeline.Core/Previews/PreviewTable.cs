using System.Globalization;
using Pipeline.Core.Tables;
using Pipeline.Core.Text;

namespace Pipeline.Core.Previews;

/// <summary>Shows previews in a table.</summary>
internal static class PreviewTable
{
    /// <summary>One line each, by name.</summary>
    public static string Write(IReadOnlyList<FoundPreview> previews, DateTimeOffset now) => TextTable.Write(
    [
        ["PREVIEW", "WHO", "PULL REQUEST", "OPENED", "EXPIRES", "IDLE", "STATE", "WHERE"],
        .. previews.OrderBy(preview => preview.Name, StringComparer.Ordinal).Select(preview => Row(preview, now)),
    ]);

    /// <summary>A moment, to the minute.</summary>
    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A time that has gone by, in its greatest unit.</summary>
    public static string Span(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time switch
    {
        { TotalDays: >= 2 } => (long)time.TotalDays,
        { TotalHours: >= 2 } => (long)time.TotalHours,
        _ => Math.Max(0, (long)time.TotalMinutes),
    }} {(time.TotalDays >= 2 ? "days" : time.TotalHours >= 2 ? "h" : "min")}");

    /// <summary>What others wrote, as it may be shown.</summary>
    public static string Plain(string text) => PlainText.OneLine(text);

    private static string[] Row(FoundPreview preview, DateTimeOffset now)
    {
        var state = preview.State.ToString().ToLowerInvariant();
        return preview.Kept is not { } kept
            ? [preview.Namespace, "-", "-", "-", "-", "-", state, ""]
            :
            [
                Plain(kept.Name),
                Plain(kept.Who),
                PreviewName.PullRequestOf(kept.Name) is { } number ? string.Create(CultureInfo.InvariantCulture, $"#{number}") : "-",
                Moment(kept.OpenedAt),
                Moment(kept.ExpiresAt),
                Span(now - kept.UsedAt),
                state,
                string.Join(' ', kept.Addresses.Select(one => $"{Plain(one.Module)} {Plain(one.Address)}")),
            ];
    }
}
