using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Ledger.Homes;
using Pipeline.Tools.Ledger.Offline;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Tests.Branches;

namespace Pipeline.Tools.Tests.Ledger;

public sealed class OfflineLedgerTests : IDisposable
{
    private readonly GitSandbox _remote = new(bare: true);
    private readonly LedgerClone _clone;
    private readonly LedgerClone _other;

    public OfflineLedgerTests() => (_clone, _other) = (new(_remote), new(_remote));

    public void Dispose()
    {
        _clone.Dispose();
        _other.Dispose();
        _remote.Dispose();
    }

    [Fact]
    public async Task What_is_decided_offline_waits_and_the_user_is_told()
    {
        await _clone.RecordAsync("x");
        _clone.GoOffline();

        var appended = await _clone.RecordAsync("y");

        Assert.True(appended.IsQueued);
        var notice = appended.Notice!;
        Assert.Contains("origin does not answer", notice, StringComparison.Ordinal);
        Assert.Contains("'Ada records y'", notice, StringComparison.Ordinal);
        Assert.Equal("Ada records x", _remote.Git("log", "--format=%s", LedgerClone.Branch));
        Assert.Equal("Ada records x", _clone.Git.Git("log", "--format=%s", LedgerClone.Branch));
    }

    [Fact]
    public async Task Offline_the_ledger_is_read_as_it_was_with_what_waits_beside_it()
    {
        await _clone.RecordAsync("x");
        _clone.GoOffline();
        await _clone.RecordAsync("y");

        var view = await _clone.ReadAsync();

        Assert.Equal(["x"], view.State);
        Assert.Equal(["Ada records y"], view.Queued.Select(entry => entry.Sentence));
        Assert.Contains("origin does not answer", view.Unreachable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_branch_that_was_deleted_comes_back_with_the_next_reading()
    {
        await _clone.RecordAsync("x");
        _clone.Git.Git("branch", "-q", "-D", "release-ledger");
        await _clone.ReadAsync();
        _clone.GoOffline();

        Assert.Equal(["x"], (await _clone.ReadAsync()).State);
    }

    [Fact]
    public async Task Offline_the_rules_hold_with_what_waits_already()
    {
        _clone.GoOffline();
        await _clone.RecordAsync("x");

        var exception = await Assert.ThrowsAsync<PipelineException>(() => _clone.RecordAsync("x"));

        Assert.Equal("x is recorded already.", exception.Message);
    }

    [Fact]
    public async Task The_next_append_that_reaches_the_remote_appends_what_waited_first()
    {
        _clone.GoOffline();
        await _clone.RecordAsync("x", "y");
        await _other.RecordAsync("a");
        _clone.GoOnline();

        var appended = await _clone.RecordAsync("z");

        Assert.Equal(["a", "x", "y", "z"], appended.View.State);
        Assert.Equal(["a", "x", "y", "z"], (await _other.ReadAsync()).State);
        Assert.Equal(["Decided offline, and now recorded: 'Ada records x'.", "Decided offline, and now recorded: 'Ada records y'."], appended.Sync!.Notices);
        Assert.Empty((await _clone.ReadAsync()).Queued);
    }

    [Fact]
    public async Task What_no_longer_holds_is_refused_by_name_and_kept_among_the_refused()
    {
        _clone.GoOffline();
        await _clone.RecordAsync("x", "y");
        await _other.RecordAsync("x");
        _clone.GoOnline();

        var sync = await _clone.SyncAsync();

        Assert.NotNull(sync);
        Assert.Equal(["Decided offline, and now recorded: 'Ada records y'.", "Decided offline, and refused now: 'Ada records x': x is recorded already."], sync.Notices);
        Assert.Equal(["x", "y"], (await _other.ReadAsync()).State);
        Assert.Equal([("Ada records x", "x is recorded already.")], (await _clone.ReadRefusedAsync()).Select(refused => (refused.Event.Sentence, refused.Reason)));
        Assert.Null(await _clone.SyncAsync());
    }

    [Fact]
    public async Task A_decision_that_is_refused_itself_does_not_keep_what_waited()
    {
        _clone.GoOffline();
        await _clone.RecordAsync("x");
        _clone.GoOnline();

        await Assert.ThrowsAsync<PipelineException>(() => _clone.RecordAsync("x"));

        Assert.Equal(["x"], (await _other.ReadAsync()).State);
    }

    [Fact]
    public async Task What_waits_goes_on_waiting_while_the_remote_does_not_answer()
    {
        _clone.GoOffline();
        await _clone.RecordAsync("x");

        var sync = await _clone.SyncAsync();
        var appended = await _clone.RecordAsync("y");

        Assert.NotNull(sync?.View.Unreachable);
        Assert.Equal(["Ada records x", "Ada records y"], appended.View.Queued.Select(entry => entry.Sentence));
    }

    [Fact]
    public async Task A_lost_race_while_what_waited_is_appended_decides_it_again()
    {
        _clone.GoOffline();
        await _clone.RecordAsync("x", "y");
        _clone.GoOnline();
        _clone.Runner = new MeddlingRunner("push", () => new LedgerMeddler(_other).RecordAtRemote("x"));

        var sync = await _clone.SyncAsync();

        Assert.Equal(["x", "y"], sync!.View.State);
        Assert.Equal("x is recorded already.", Assert.Single(sync.Refused).Reason);
    }

    [Fact]
    public async Task An_event_that_arrived_although_the_connection_broke_is_not_appended_twice()
    {
        await _clone.RecordAsync("x");
        _clone.Runner = new BreakingRunner(_clone, breakAfter: true);
        var appended = await _clone.RecordAsync("y");
        _clone.Runner = new ProcessRunner();
        _clone.GoOnline();

        var sync = await _clone.SyncAsync();

        Assert.True(appended.IsQueued);
        Assert.Empty(sync!.Accepted);
        Assert.Empty(sync.Refused);
        Assert.Equal(["x", "y"], (await _other.ReadAsync()).State);
    }

    [Fact]
    public async Task An_event_that_did_not_arrive_because_the_connection_broke_waits()
    {
        await _clone.RecordAsync("x");
        _clone.Runner = new BreakingRunner(_clone, breakAfter: false);
        await _clone.RecordAsync("y");
        _clone.Runner = new ProcessRunner();
        _clone.GoOnline();

        Assert.Equal(["Ada records y"], (await _clone.SyncAsync())!.Accepted.Select(entry => entry.Sentence));
        Assert.Equal(["x", "y"], (await _other.ReadAsync()).State);
    }

    [Fact]
    public async Task What_cannot_wait_is_refused_while_the_remote_does_not_answer()
    {
        _clone.GoOffline();

        var exception = await Assert.ThrowsAsync<LedgerUnreachableException>(() => _clone.DeployAsync("x"));
        await _clone.RecordAsync("waits");
        await Assert.ThrowsAsync<LedgerUnreachableException>(() => _clone.DeployAsync("x"));

        Assert.StartsWith("origin does not answer", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["Ada records waits"], (await _clone.ReadAsync()).Queued.Select(entry => entry.Sentence));
    }

    [Fact]
    public async Task What_cannot_wait_and_may_have_arrived_is_named()
    {
        await _clone.RecordAsync("x");
        _clone.Runner = new BreakingRunner(_clone, breakAfter: true);

        var exception = await Assert.ThrowsAsync<LedgerUnreachableException>(() => _clone.DeployAsync("y"));

        Assert.Contains("asked to record 'Ada records y', and may have", exception.Message, StringComparison.Ordinal);
        Assert.Empty((await _clone.ReadAsync()).Queued);
    }

    [Fact]
    public async Task An_entry_tells_that_it_was_decided_offline()
    {
        _clone.GoOffline();
        var waiting = Assert.Single((await _clone.RecordAsync("x")).Entries);
        _clone.GoOnline();

        var entry = Assert.Single((await _clone.SyncAsync())!.Accepted);

        Assert.Equal(waiting.Commit, entry.Trailers[OfflineQueue.QueuedAs]);
        Assert.Equal($"Ada records x\n\nDecided-Offline: {waiting.Commit}", _remote.Git("log", "--format=%B", LedgerClone.Branch).TrimEnd());
    }
}
