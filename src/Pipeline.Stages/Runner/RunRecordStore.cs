using Pipeline.Core.Errors;
using Pipeline.Core.Runs;
using Pipeline.Tools.Files;

namespace Pipeline.Stages.Runner;

/// <summary>The run record as a file, <c>artifacts/run.json</c>.</summary>
/// <param name="artifactsDirectory">The absolute artifacts folder.</param>
internal sealed class RunRecordStore(string artifactsDirectory)
{
    /// <summary>The absolute path of the file.</summary>
    public string Path { get; } = System.IO.Path.Combine(artifactsDirectory, "run.json");

    private string IgnoreFile => System.IO.Path.Combine(artifactsDirectory, ".gitignore");

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
            // What a run leaves is no change of the source: the folder tells git so.
            if (!File.Exists(Path) && !File.Exists(IgnoreFile))
                await AtomicFile.WriteAsync(IgnoreFile, "*\n"u8.ToArray(), cancellationToken);
            await AtomicFile.WriteAsync(Path, RunRecordJson.Serialize(record), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArtifactsException(artifactsDirectory, exception);
        }
    }
}
