using System.Collections.Immutable;
using Pipeline.Testing;
using Pipeline.Tools.Ledger.Offline;
using Pipeline.Tools.Tests.GitHub;

namespace Pipeline.Tools.Tests.Ledger;

public sealed class PatientSyncTests : IDisposable
{
    private readonly GitSandbox _remote = new(bare: true);
    private readonly LedgerClone _clone;

    public PatientSyncTests() => _clone = new(_remote);

    public void Dispose()
    {
        _clone.Dispose();
        _remote.Dispose();
    }

    [Fact]
    public async Task A_remote_that_answers_after_a_while_gets_what_waited()
    {
        _clone.GoOffline();
        await _clone.RecordAsync("x");
        var pauses = 0;

        var sync = await SyncAsync(new PausingTime(() =>
        {
            if (++pauses == 3)
                _clone.GoOnline();
        }));

        Assert.Equal(["Ada records x"], sync!.Accepted.Select(entry => entry.Sentence));
        Assert.Equal(3, pauses);
        Assert.Equal("Ada records x", _remote.Git("log", "--format=%s", LedgerClone.Branch));
    }

    [Fact]
    public async Task After_about_five_minutes_it_waits_on()
    {
        _clone.GoOffline();
        await _clone.RecordAsync("x");
        var time = new SkippingTime();

        var sync = await SyncAsync(time);

        Assert.Contains("origin does not answer", sync!.View.Unreachable, StringComparison.Ordinal);
        Assert.Equal([5, 10, 20, 40, 60, 60, 60, 60], time.Pauses.Select(pause => pause.TotalSeconds));
        Assert.Equal(["Ada records x"], (await _clone.ReadAsync()).Queued.Select(entry => entry.Sentence));
    }

    [Fact]
    public async Task Where_nothing_waits_nothing_is_asked() => Assert.Null(await SyncAsync(TimeProvider.System));

    [Fact]
    public async Task Whoever_does_not_want_to_wait_loses_nothing()
    {
        _clone.GoOffline();
        await _clone.RecordAsync("x");
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await new PatientSync<ImmutableList<string>>(await _clone.OpenAsync(), TimeProvider.System).RunAsync(interrupted.Token));

        Assert.Equal(["Ada records x"], (await _clone.ReadAsync()).Queued.Select(entry => entry.Sentence));
    }

    private async Task<LedgerSync<ImmutableList<string>>?> SyncAsync(TimeProvider time) =>
        await new PatientSync<ImmutableList<string>>(await _clone.OpenAsync(), time).RunAsync(TestContext.Current.CancellationToken);
}
