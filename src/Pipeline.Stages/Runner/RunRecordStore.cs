using Pipeline.Core.Errors;
using Pipeline.Core.Runs;
using Pipeline.Tools.Files;

namespace Pipeline.Stages.Runner;

/// <summary>The run record as a file, <c>artifacts/run.json</c>.</summary>
/// <param name="artifactsDirectory">The absolute artifacts folder.</param>
internal sealed class RunRecordStore(string artifactsDirectory)
{
    private const string Name = "run.json";

    /// <summary>The absolute path of the file.</summary>
    public string Path { get; } = System.IO.Path.Combine(artifactsDirectory, Name);

    /// <summary>The record; null when there is none.</summary>
    /// <exception cref="PipelineException">The file is no record, or one of a newer schema.</exception>
    public async Task<RunRecord?> ReadAsync(CancellationToken cancellationToken) =>
        File.Exists(Path) ? RunRecordJson.Parse(await File.ReadAllBytesAsync(Path, cancellationToken), Path) : null;

    /// <summary>Replaces the record; a reader sees the old or the new one, never a part.</summary>
    /// <exception cref="ArtifactsException">The folder cannot be written, or the disk is full.</exception>
    public async Task WriteAsync(RunRecord record, CancellationToken cancellationToken)
    {
        try
        {
            await ArtifactsFile.WriteAsync(artifactsDirectory, Name, RunRecordJson.Serialize(record), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArtifactsException(artifactsDirectory, exception);
        }
    }
}
