using Pipeline.Core.Watching;
using Pipeline.Reports.Html;

namespace Pipeline.Reports.Watching;

/// <summary>Writes a watch as one HTML file beside its record: without scripts or requests.</summary>
internal static class WatchReport
{
    /// <summary>The report's name in the artifacts folder.</summary>
    public const string FileName = "watch.html";

    /// <summary>Writes the report; readers see the earlier one until it is complete.</summary>
    /// <returns>The absolute path of the report.</returns>
    public static Task<string> WriteAsync(string artifactsDirectory, WatchRecord record, CancellationToken cancellationToken) =>
        PageFile.WriteAsync(Path.Combine(artifactsDirectory, FileName), WatchPage.Write(record), cancellationToken);
}
