using Pipeline.Core.Runs;

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
    public async Task<string> WriteAsync(RunRecord run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        Directory.CreateDirectory(artifactsDirectory);
        var path = Path.Combine(artifactsDirectory, FileName);
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            await File.WriteAllTextAsync(draft, RunPage.Write(run, new LogTail(artifactsDirectory).Read, File.Exists(Path.Combine(artifactsDirectory, CoveragePage)) ? CoveragePage : null), cancellationToken);
            File.Move(draft, path, overwrite: true);
            return path;
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
