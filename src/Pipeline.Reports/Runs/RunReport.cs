using Pipeline.Core.Runs;
using Pipeline.Reports.Html;

namespace Pipeline.Reports.Runs;

/// <summary>
/// Writes a run as one HTML file beside its record: self-contained, without scripts or requests, readable in light and dark.
/// </summary>
/// <param name="artifactsDirectory">The artifacts folder, absolute; links and logs are relative to it.</param>
internal sealed class RunReport(string artifactsDirectory)
{
    /// <summary>The report's file name in the artifacts folder.</summary>
    public const string FileName = "run.html";

    // Where the unit tests leave the merged coverage, before the report is written.
    private const string CoveragePage = "_coverage/index.html";

    /// <summary>Writes the report; readers see the earlier one until it is complete.</summary>
    /// <returns>The absolute path of the report.</returns>
    public Task<string> WriteAsync(RunRecord run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var page = RunPage.Write(run, new LogTail(artifactsDirectory).Read, File.Exists(Path.Combine(artifactsDirectory, CoveragePage)) ? CoveragePage : null);
        return PageFile.WriteAsync(Path.Combine(artifactsDirectory, FileName), page, cancellationToken);
    }
}
