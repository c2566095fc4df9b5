using System.Threading.Channels;
using Pipeline.Core.Runs;

namespace Pipeline.Stages.Runner;

/// <summary>
/// Keeps the run record on disk up to date while a run goes on. Steps that end while a write is under way go into the next
/// one, and after each write it rests nine times as long, so that writing costs at most a tenth of a processor.
/// </summary>
internal sealed class RunRecordWriter
{
    private const int RestFactor = 9;
    private readonly RunRecordStore _store;
    private readonly Func<RunRecord> _snapshot;
    private readonly TimeProvider _time;
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _writing;

    public RunRecordWriter(RunRecordStore store, Func<RunRecord> snapshot, TimeProvider time)
    {
        (_store, _snapshot, _time) = (store, snapshot, time);
        Changed();
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Something changed that the record is to show.</summary>
    public void Changed() => _changes.Writer.TryWrite(true);

    /// <summary>Ends the background writing and writes the record as it is now.</summary>
    /// <exception cref="ArtifactsException">The record cannot be written.</exception>
    public async Task CompleteAsync()
    {
        _changes.Writer.Complete();
        _ending.SetResult();
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _store.WriteAsync(_snapshot(), CancellationToken.None);
    }

    private async Task WriteAsync()
    {
        await foreach (var _ in _changes.Reader.ReadAllAsync())
        {
            var started = _time.GetTimestamp();
            await _store.WriteAsync(_snapshot(), CancellationToken.None);
            await Task.WhenAny(_ending.Task, Task.Delay(_time.GetElapsedTime(started) * RestFactor, _time));
        }
    }
}
