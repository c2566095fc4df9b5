using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Homes;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Ledger;

/// <summary>A ledger that is looked at without taking part in it.</summary>
public sealed class PeekedLedgerTests : IDisposable
{
    private readonly GitSandbox _remote = new(bare: true);
    private readonly LedgerClone _clone;
    private readonly LedgerClone _other;

    public PeekedLedgerTests() => (_clone, _other) = (new(_remote), new(_remote));

    public void Dispose()
    {
        _clone.Dispose();
        _other.Dispose();
        _remote.Dispose();
    }

    [Fact]
    public async Task Looking_leaves_what_this_clone_knows_as_it_was()
    {
        await _other.RecordAsync("x");

        var view = await (await _clone.OpenAsync()).PeekAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["x"], view.State);
        Assert.Equal("", _clone.Git.Git("for-each-ref", "refs/heads/release-ledger", "refs/pipeline"));
    }

    [Fact]
    public async Task A_ledger_of_this_machine_beside_it_is_no_obstacle()
    {
        await _other.RecordAsync("x");
        _clone.Options = _clone.Options with { Remote = null };
        await _clone.RecordAsync("mine");
        _clone.Options = _clone.Options with { Remote = "origin" };

        Assert.Equal(["x"], (await (await _clone.OpenAsync()).PeekAsync(TestContext.Current.CancellationToken)).State);
        Assert.Equal(["mine"], (await (await _clone.OpenAsync()).ReadCopyAsync(TestContext.Current.CancellationToken)).State);
    }

    [Fact]
    public async Task What_was_seen_of_remotes_is_known_by_their_names()
    {
        await _other.RecordAsync("x");
        var head = _remote.Git("rev-parse", LedgerClone.Branch);
        _clone.Git.Git("fetch", "-q", "origin");
        var workTree = await GitWorkTree.OpenAsync(new ProcessRunner(), _clone.Git.Path, TestContext.Current.CancellationToken);

        Assert.Equal([new("origin", head)], await LedgerRemotes.ReadSeenAsync(workTree, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_became_of_events_that_waited_is_told_before_the_decision_that_is_refused()
    {
        _clone.GoOffline();
        await _clone.RecordAsync("x");
        _clone.GoOnline();
        List<string> told = [];
        var branch = await _clone.OpenAsync();

        await Assert.ThrowsAsync<PipelineException>(() => branch.AppendAsync(
            state => [NamesMeaning.Draft(state, "x")], TestContext.Current.CancellationToken, onSync: sync => told.AddRange(sync.Notices)));

        Assert.Equal(["Decided offline, and now recorded: 'Ada records x'."], told);
    }
}
