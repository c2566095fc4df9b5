using Pipeline.Core.Errors;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;

namespace Pipeline.Tools.Tests.Ledger;

public sealed class LocalLedgerTests : IDisposable
{
    private readonly LedgerClone _clone = new();

    public void Dispose() => _clone.Dispose();

    [Fact]
    public async Task An_event_is_a_commit_of_one_file_whose_subject_is_a_sentence()
    {
        await _clone.RecordAsync("x");

        Assert.Equal("Ada|Ada records x|", _clone.Git.Git("log", "--format=%an|%s|%P", LedgerClone.Branch));
        Assert.Equal("event.json", _clone.Git.Git("ls-tree", "-r", "--name-only", LedgerClone.Branch));
        Assert.Equal("""{"name":"x"}""", _clone.Git.Git("show", $"{LedgerClone.Branch}:event.json"));
    }

    [Fact]
    public async Task What_is_appended_is_read_in_its_order()
    {
        await _clone.RecordAsync("x");
        var appended = await _clone.RecordAsync("y", "z");

        var view = await _clone.ReadAsync();
        var names = new List<string>();
        await (await _clone.OpenAsync()).ReadEntriesAsync(view.Head!, null, entry => names.Add(entry.Sentence), default);

        Assert.Equal(["x", "y", "z"], view.State);
        Assert.Equal(["Ada records x", "Ada records y", "Ada records z"], names);
        Assert.Equal((appended.View.Head, appended.Entries[^1].Commit), (view.Head, view.Head));
    }

    [Fact]
    public async Task Entries_are_read_from_a_known_commit_on()
    {
        var first = (await _clone.RecordAsync("x")).View.Head;
        var last = (await _clone.RecordAsync("y", "z")).View.Head;
        var names = new List<string>();

        await (await _clone.OpenAsync()).ReadEntriesAsync(last!, first, entry => names.Add(entry.Sentence), default);

        Assert.Equal(["Ada records y", "Ada records z"], names);
    }

    [Fact]
    public async Task No_file_no_index_and_no_other_branch_changes()
    {
        _clone.Git.Write("a.txt", "not committed\n");
        var before = (_clone.Git.Git("status", "--porcelain"), _clone.Git.Git("rev-parse", "HEAD"), _clone.Git.Git("symbolic-ref", "HEAD"));

        await _clone.RecordAsync("x");

        Assert.Equal(before, (_clone.Git.Git("status", "--porcelain"), _clone.Git.Git("rev-parse", "HEAD"), _clone.Git.Git("symbolic-ref", "HEAD")));
    }

    [Fact]
    public async Task A_decision_that_is_refused_appends_nothing()
    {
        var head = (await _clone.RecordAsync("x")).View.Head;

        var exception = await Assert.ThrowsAsync<PipelineException>(() => _clone.DecideAsync(state => [NamesMeaning.Draft(state, "y"), NamesMeaning.Draft(state, "x")]));

        Assert.Equal("x is recorded already.", exception.Message);
        Assert.Equal(head, _clone.Git.Git("rev-parse", LedgerClone.Branch));
    }

    [Fact]
    public async Task A_decision_without_events_appends_nothing()
    {
        var appended = await _clone.DecideAsync(_ => []);

        Assert.Empty(appended.Entries);
        Assert.Equal("", _clone.Git.Git("branch", "--list", LedgerClone.Branch));
    }

    [Fact]
    public async Task A_repository_without_a_ledger_has_an_empty_one()
    {
        var view = await _clone.ReadAsync();

        Assert.Null(view.Head);
        Assert.Empty(view.State);
    }

    [Fact]
    public async Task Bytes_come_back_as_they_were_whatever_the_repository_says_of_line_ends()
    {
        _clone.Git.Git("config", "core.autocrlf", "true");
        _clone.Git.Write(".gitattributes", "* text eol=crlf\n");
        byte[] content = [.. "{\"name\":\"ü\",\r\n\"a\":1}\n"u8];

        await _clone.DecideAsync(_ => [new LedgerDraft("Ada records ü", content)]);

        var read = new List<byte[]>();
        await (await _clone.OpenAsync()).ReadEntriesAsync(_clone.Git.Git("rev-parse", LedgerClone.Branch), null, entry => read.Add(entry.Content.ToArray()), default);
        Assert.Equal(content, Assert.Single(read));
    }

    [Fact]
    public async Task A_decision_is_made_again_on_the_state_of_whoever_was_faster()
    {
        var states = new List<string>();
        _clone.Runner = new Branches.MeddlingRunner("mktree", () => new LedgerMeddler(_clone).Record("y"));

        await _clone.DecideAsync(state =>
        {
            states.Add(string.Join(',', state));
            return [NamesMeaning.Draft(state, "x")];
        });

        Assert.Equal(["", "y"], states);
        Assert.Equal(["y", "x"], (await _clone.ReadAsync()).State);
    }

    [Fact]
    public async Task A_ledger_that_is_locked_all_the_time_is_given_up_with_gits_reason()
    {
        _clone.Options = _clone.Options with { Retries = 2 };
        var file = _clone.Git.Write($".git/refs/heads/{LedgerClone.Branch}.lock", "");

        var exception = await Assert.ThrowsAsync<LedgerException>(() => _clone.RecordAsync("x"));

        Assert.Contains("each of the 3 times", exception.Message, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(file), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_stands_in_the_way_is_named_at_once()
    {
        _clone.Git.Git("branch", $"{LedgerClone.Branch}/old");

        var exception = await Assert.ThrowsAsync<LedgerException>(() => _clone.RecordAsync("x"));

        Assert.Contains($"{LedgerClone.Branch}/old' exists", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_do_not_go_back_when_a_clock_does()
    {
        var clock = new StoppedClock { Now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) };
        _clone.Options = _clone.Options with { Time = clock };
        await _clone.RecordAsync("x");
        clock.Now = clock.Now.AddMinutes(-1);

        var appended = await _clone.RecordAsync("y");

        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), appended.Entries[0].CommittedAt);
        Assert.Equal("1772366400", _clone.Git.Git("log", "-1", "--format=%ct", LedgerClone.Branch));
    }

    [Fact]
    public async Task Whoever_git_does_not_know_cannot_append()
    {
        _clone.Git.Git("config", "user.name", "");

        await Assert.ThrowsAsync<PipelineException>(() => _clone.RecordAsync("x"));
        _clone.Options = _clone.Options with { FallbackIdentity = new GitIdentity("bot", "bot@example.org") };
        await _clone.RecordAsync("x");

        Assert.Equal("bot", _clone.Git.Git("log", "--format=%an", LedgerClone.Branch));
    }
}
