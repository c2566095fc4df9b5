using Pipeline.Core.Rollbacks;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Files;

namespace Pipeline.Stages.Rollbacks;

/// <summary>The record of a rollback while it goes on: <c>artifacts/rollback.json</c> is replaced with every change.</summary>
internal sealed class RollbackRecordFile(string artifactsDirectory, RollbackRecord record) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);

    public RollbackRecord Record { get; private set; } = record;

    /// <exception cref="ArtifactsException">The folder cannot be written, or the disk is full.</exception>
    public async Task ChangeAsync(Func<RollbackRecord, RollbackRecord> change)
    {
        // Not cancelled: what happened is recorded also when the rollback is interrupted.
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            Record = change(Record);
            await ArtifactsFile.WriteAsync(artifactsDirectory, EnvironmentRollback.RecordName, RollbackRecordJson.Serialize(Record), CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ArtifactsException(artifactsDirectory, exception);
        }
        finally
        {
            _gate.Release();
        }
    }

    public Task ChangeAsync(string module, Func<ModuleRollback, ModuleRollback> change) =>
        ChangeAsync(record => record with { Modules = [.. record.Modules.Select(entry => entry.Name == module ? change(entry) : entry)] });

    public void Dispose() => _gate.Dispose();
}
