using Pipeline.Testing;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Ledger.Homes;

namespace Pipeline.Tools.Tests.Ledger;

/// <summary>A clone with all branches whose remote then shows nothing more, as a job of a CI server has it that gets no token.</summary>
public sealed class FetchedLedgerTests : IDisposable
{
    private const string Tracked = "refs/remotes/origin/" + LedgerClone.Branch;
    private readonly GitSandbox _remote = new(bare: true);
    private readonly LedgerClone _clone;
    private readonly LedgerClone _other;

    public FetchedLedgerTests() => (_clone, _other) = (new(_remote), new(_remote));

    public void Dispose()
    {
        _clone.Dispose();
        _other.Dispose();
        _remote.Dispose();
    }

    [Fact]
    public async Task A_ledger_that_the_remote_does_not_show_is_read_as_it_was_fetched()
    {
        await _other.RecordAsync("x", "y");
        Fetch();
        await _other.RecordAsync("z");
        LoseToken();

        var view = await _clone.ReadAsync();

        Assert.Equal(["x", "y"], view.State);
        Assert.True(view.IsFetched);
        Assert.StartsWith("origin does not show it (", view.Unreachable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_this_clone_read_after_the_fetch_counts()
    {
        await _other.RecordAsync("x");
        Fetch();
        var before = _clone.Git.Git("rev-parse", Tracked);
        await _clone.RecordAsync("y");
        _clone.Git.Git("update-ref", Tracked, before);
        LoseToken();

        Assert.Equal(["x", "y"], (await _clone.ReadAsync()).State);
    }

    [Fact]
    public async Task What_was_fetched_counts_where_the_remote_does_not_answer_either()
    {
        await _other.RecordAsync("x");
        Fetch();
        _clone.GoOffline();

        var view = await _clone.ReadAsync();

        Assert.Equal(["x"], view.State);
        Assert.False(view.IsFetched);
        Assert.StartsWith("origin does not answer", view.Unreachable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_ledger_yet_where_all_branches_were_fetched_and_it_is_not_among_them()
    {
        _other.Git.Git("push", "-q", "origin", "HEAD:main");
        Fetch();
        LoseToken();

        var view = await _clone.ReadAsync();

        Assert.Empty(view.State);
        Assert.False(view.IsFetched);
        Assert.NotNull(view.Unreachable);
    }

    [Fact]
    public async Task A_clone_of_one_branch_does_not_know_whether_there_is_a_ledger()
    {
        _other.Git.Git("push", "-q", "origin", "HEAD:main");
        _clone.Git.Git("remote", "set-branches", "origin", "main");
        Fetch();
        LoseToken();

        await Assert.ThrowsAsync<LedgerUnreadableException>(() => _clone.ReadAsync());
    }

    [Fact]
    public async Task A_ledger_of_which_nothing_was_fetched_cannot_be_read()
    {
        LoseToken();

        await Assert.ThrowsAsync<LedgerUnreadableException>(() => _clone.ReadAsync());
    }

    [Fact]
    public async Task What_was_fetched_takes_no_event()
    {
        await _other.RecordAsync("x");
        Fetch();
        LoseToken();

        await Assert.ThrowsAsync<LedgerUnreadableException>(() => _clone.RecordAsync("y"));

        Assert.Empty((await _clone.ReadAsync()).Queued);
    }

    [Fact]
    public async Task What_was_fetched_and_does_not_go_on_from_what_this_clone_knows_is_refused()
    {
        await _clone.RecordAsync("x");
        _clone.Git.Git("update-ref", Tracked, _clone.Forge("forged"));
        LoseToken();

        var exception = await Assert.ThrowsAsync<LedgerException>(() => _clone.ReadAsync());

        Assert.Contains("does not go on from what this clone knows", exception.Message, StringComparison.Ordinal);
    }

    private void Fetch() => _clone.Git.Git("fetch", "-q", "origin");

    // It answers, but shows nothing.
    private void LoseToken() => _clone.Git.Git("remote", "set-url", "origin", "/no/token/that/may/read");
}
