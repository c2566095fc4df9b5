using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Ledger.Homes;
using Pipeline.Tools.Tests.Branches;

namespace Pipeline.Tools.Tests.Ledger;

public sealed class RemoteLedgerTests : IDisposable
{
    private readonly GitSandbox _remote = new(bare: true);
    private readonly LedgerClone _clone;
    private readonly LedgerClone _other;

    public RemoteLedgerTests() => (_clone, _other) = (new(_remote), new(_remote));

    public void Dispose()
    {
        _clone.Dispose();
        _other.Dispose();
        _remote.Dispose();
    }

    [Fact]
    public async Task An_event_is_at_the_remote_and_the_local_branch_follows()
    {
        var head = (await _clone.RecordAsync("x", "y")).View.Head;

        Assert.Equal(head, Head(_remote));
        Assert.Equal(head, Head(_clone.Git));
        Assert.Equal("Ada records y\nAda records x", _remote.Git("log", "--format=%s", LedgerClone.Branch));
    }

    [Fact]
    public async Task What_others_appended_is_read_and_the_local_branch_follows()
    {
        await _clone.RecordAsync("x");
        await _other.RecordAsync("y");

        var view = await _clone.ReadAsync();

        Assert.Equal(["x", "y"], view.State);
        Assert.Null(view.Unreachable);
        Assert.Equal(Head(_remote), Head(_clone.Git));
    }

    [Fact]
    public async Task An_event_is_decided_on_what_others_appended()
    {
        await _other.RecordAsync("x");

        await Assert.ThrowsAsync<PipelineException>(() => _clone.RecordAsync("x"));

        Assert.Equal("Ada records x", _remote.Git("log", "--format=%s", LedgerClone.Branch));
    }

    [Fact]
    public async Task Whoever_is_slower_decides_again_on_the_new_state()
    {
        await _clone.RecordAsync("x");
        var states = new List<string>();
        _clone.Runner = new MeddlingRunner("push", () => new LedgerMeddler(_other).RecordAtRemote($"y{states.Count}"), times: 3);

        await _clone.DecideAsync(state =>
        {
            states.Add(string.Join(',', state));
            return [NamesMeaning.Draft(state, "z")];
        });

        Assert.Equal(["x", "x,y1", "x,y1,y2", "x,y1,y2,y3"], states);
        Assert.Equal(["x", "y1", "y2", "y3", "z"], (await _other.ReadAsync()).State);
    }

    [Fact]
    public async Task A_decision_that_no_longer_holds_is_not_appended_after_a_lost_race()
    {
        _clone.Runner = new MeddlingRunner("push", () => new LedgerMeddler(_other).RecordAtRemote("x"));

        var exception = await Assert.ThrowsAsync<PipelineException>(() => _clone.RecordAsync("x"));

        Assert.Equal("x is recorded already.", exception.Message);
        Assert.Equal("Ada records x", _remote.Git("log", "--format=%s", LedgerClone.Branch));
    }

    [Fact]
    public async Task The_very_same_commit_by_somebody_else_is_a_lost_race_too()
    {
        var clock = new StoppedClock { Now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) };
        (_clone.Options, _other.Options) = (_clone.Options with { Time = clock }, _other.Options with { Time = clock });
        _clone.Runner = new MeddlingRunner("push", () => Task.Run(() => _other.RecordAsync("x")).Wait());

        var exception = await Assert.ThrowsAsync<PipelineException>(() => _clone.RecordAsync("x"));

        Assert.Equal("x is recorded already.", exception.Message);
    }

    [Fact]
    public async Task Whoever_loses_every_race_is_told_to_try_again()
    {
        var number = 0;
        _clone.Options = _clone.Options with { Retries = 2 };
        _clone.Runner = new MeddlingRunner("push", () => new LedgerMeddler(_other).RecordAtRemote($"y{number++}"), times: 3);

        var exception = await Assert.ThrowsAsync<LedgerException>(() => _clone.RecordAsync("x"));

        Assert.Contains("origin was moved by others, or locked, each of the 3 times", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("records x", _remote.Git("log", "--format=%s", LedgerClone.Branch), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("remote.origin.push", "+refs/heads/*:refs/heads/*")]
    [InlineData("push.default", "matching")]
    [InlineData("push.followTags", "true")]
    public async Task No_setting_makes_the_push_force_or_take_more_along(string setting, string value)
    {
        await _clone.RecordAsync("x");
        _clone.Git.Git("tag", "-a", "v1", "-m", "v1");
        _clone.Git.Git("config", setting, value);
        _clone.Runner = new MeddlingRunner("push", () => new LedgerMeddler(_other).RecordAtRemote("y"));

        await _clone.RecordAsync("z");

        Assert.Equal("Ada records z\nAda records y\nAda records x", _remote.Git("log", "--format=%s", LedgerClone.Branch));
        Assert.Equal($"refs/heads/{LedgerClone.Branch}", _remote.Git("for-each-ref", "--format=%(refname)"));
    }

    [Fact]
    public async Task A_remote_that_declines_the_push_is_named_with_its_reason()
    {
        _remote.Git("config", "receive.hideRefs", $"refs/heads/{LedgerClone.Branch}");

        var exception = await Assert.ThrowsAsync<LedgerException>(() => _clone.RecordAsync("x"));

        Assert.Contains("origin did not take the events", exception.Message, StringComparison.Ordinal);
        Assert.Contains("deny updating a hidden ref", exception.Message, StringComparison.Ordinal);
        Assert.Equal("", _clone.Git.Git("for-each-ref", $"refs/heads/{LedgerClone.Branch}", "refs/pipeline"));
    }

    [Fact]
    public async Task A_remote_that_does_not_exist_is_no_reason_to_wait()
    {
        _clone.Options = _clone.Options with { Remote = "upstream" };

        var exception = await Assert.ThrowsAsync<LedgerUnreadableException>(() => _clone.RecordAsync("x"));

        Assert.Contains("The ledger at upstream cannot be read", exception.Message, StringComparison.Ordinal);
        Assert.Equal("", _clone.Git.Git("for-each-ref", "refs/pipeline"));
    }

    [Fact]
    public async Task A_remote_can_be_given_by_its_address()
    {
        _clone.Options = _clone.Options with { Remote = _remote.Path };

        await _clone.RecordAsync("x");

        Assert.Equal(Head(_remote), Head(_clone.Git));
    }

    [Fact]
    public void An_address_with_credentials_is_refused()
    {
        var exception = Assert.Throws<PipelineException>(() => new LedgerBranch<object>(null!, new LedgerOptions { Remote = "https://ada:secret@example.org/shop.git" }, null!));

        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_whose_name_only_ends_the_same_is_another()
    {
        _clone.Git.Git("push", "-q", "origin", $"main:refs/heads/old/{LedgerClone.Branch}");

        Assert.Null((await _clone.ReadAsync()).Head);
    }

    [Fact]
    public async Task What_was_decided_without_the_remote_is_not_mixed_into_its_ledger()
    {
        _clone.Options = _clone.Options with { Remote = null };
        await _clone.RecordAsync("rehearsed");
        await _other.RecordAsync("x");
        _clone.Options = _clone.Options with { Remote = "origin" };

        var exception = await Assert.ThrowsAsync<LedgerException>(() => _clone.RecordAsync("y"));

        Assert.Contains("Ada records rehearsed", exception.Message, StringComparison.Ordinal);
        Assert.Equal("Ada records x", _remote.Git("log", "--format=%s", LedgerClone.Branch));

        _clone.Git.Git("branch", "-m", LedgerClone.Branch, "rehearsal");
        _clone.Git.Git("update-ref", "-d", "refs/pipeline/ledger-seen");
        Assert.Equal(["x", "y"], (await _clone.RecordAsync("y")).View.State);
    }

    [Fact]
    public async Task A_ledger_that_was_rewritten_takes_no_event()
    {
        await _clone.RecordAsync("x", "y");
        _remote.Git("update-ref", $"refs/heads/{LedgerClone.Branch}", $"{LedgerClone.Branch}~1");

        var exception = await Assert.ThrowsAsync<LedgerException>(() => _clone.RecordAsync("z"));

        Assert.Contains("Ada records y", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada records x", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_shallow_clone_the_ledger_alone_is_completed()
    {
        await _other.RecordAsync("x", "y", "z");
        _other.Git.Commit("feat: second");
        _other.Git.Git("push", "-q", "origin", "main");
        using var clone = new LedgerClone(_remote);
        clone.Git.Git("fetch", "-q", "--depth=1", "origin", $"refs/heads/{LedgerClone.Branch}:refs/heads/{LedgerClone.Branch}", "main:refs/heads/theirs");

        var view = await clone.ReadAsync();

        Assert.Equal(["x", "y", "z"], view.State);
        Assert.Equal("1", clone.Git.Git("rev-list", "--count", "theirs"));
    }

    [Fact]
    public async Task A_shallow_ledger_without_a_remote_is_refused_with_the_command_that_completes_it()
    {
        await _other.RecordAsync("x", "y");
        _clone.Git.Git("fetch", "-q", "--depth=1", "origin", $"refs/heads/{LedgerClone.Branch}:refs/heads/{LedgerClone.Branch}");
        _clone.Options = _clone.Options with { Remote = null };

        var exception = await Assert.ThrowsAsync<LedgerException>(_clone.ReadAsync);

        Assert.Contains("git fetch --depth=1000000000 origin", exception.Message, StringComparison.Ordinal);
        _clone.Git.Git("fetch", "-q", "--depth=1000000000", "origin", $"refs/heads/{LedgerClone.Branch}:refs/heads/{LedgerClone.Branch}");
        Assert.Equal(["x", "y"], (await _clone.ReadAsync()).State);
    }

    private static string Head(GitSandbox git) => git.Git("rev-parse", LedgerClone.Branch);
}
