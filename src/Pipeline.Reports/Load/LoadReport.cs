using Pipeline.Core.Load;
using Pipeline.Reports.Html;

namespace Pipeline.Reports.Load;

/// <summary>Writes load tests as one HTML file beside their record: without scripts or requests.</summary>
internal static class LoadReport
{
    /// <summary>The report's name in the artifacts folder.</summary>
    public const string FileName = "load.html";

    /// <summary>Writes the report; readers see the earlier one until it is complete.</summary>
    /// <returns>The absolute path of the report.</returns>
    public static Task<string> WriteAsync(string artifactsDirectory, LoadRecord record, CancellationToken cancellationToken) =>
        PageFile.WriteAsync(Path.Combine(artifactsDirectory, FileName), LoadPage.Write(record), cancellationToken);
}
