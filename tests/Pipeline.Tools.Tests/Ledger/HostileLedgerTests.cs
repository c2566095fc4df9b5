using System.Text;
using Pipeline.Tools.Ledger;

namespace Pipeline.Tools.Tests.Ledger;

public sealed class HostileLedgerTests : IDisposable
{
    private static readonly (string, string) Event = ("event.json", NamesMeaning.Json("y"));
    private readonly LedgerClone _clone = new();

    public void Dispose() => _clone.Dispose();

    [Fact]
    public async Task A_branch_of_that_name_that_is_no_ledger_takes_no_event()
    {
        _clone.Git.Git("branch", LedgerClone.Branch, "main");

        await RefusedAsync("has no event.json");
    }

    [Fact]
    public async Task A_commit_with_another_file_is_no_entry() => await RefusedAsync(_clone.Forge("y", [], Event, ("z.txt", "")), "holds something else than one file event.json");

    [Fact]
    public async Task A_commit_without_an_event_is_no_entry() => await RefusedAsync(_clone.Forge("y", [], ("z.json", "")), "has no event.json");

    [Fact]
    public async Task A_folder_named_like_the_event_is_no_entry()
    {
        var inner = _clone.Git.GitReading("", "mktree");
        var tree = _clone.Git.GitReading($"040000 tree {inner}\tevent.json\n", "mktree");

        await RefusedAsync(_clone.Git.Git("commit-tree", tree, "-m", "y"), "holds something else than one file event.json");
    }

    [Fact]
    public async Task A_link_named_like_the_event_is_no_entry()
    {
        var blob = _clone.Git.GitReading("/etc/passwd", "hash-object", "-w", "--stdin");
        var tree = _clone.Git.GitReading($"120000 blob {blob}\tevent.json\n", "mktree");

        await RefusedAsync(_clone.Git.Git("commit-tree", tree, "-m", "y"), "holds something else than one file event.json");
    }

    [Fact]
    public async Task A_merge_is_no_entry() => await RefusedAsync(_clone.Forge("z", _clone.Forge("x"), _clone.Forge("y")), "does not follow");

    [Fact]
    public async Task A_merge_of_what_is_there_already_is_no_entry()
    {
        var first = _clone.Forge("x");

        await RefusedAsync(_clone.Forge("z", first, _clone.Forge("y", first)), "is a merge");
    }

    [Fact]
    public async Task An_event_that_is_too_large_is_not_read()
    {
        await RefusedAsync(_clone.Forge("y", [], ("event.json", new string(' ', 1024 * 1024) + "{}")), "has an event of 1,048,578 bytes, and 1,048,576 are the most");
    }

    [Fact]
    public async Task An_event_of_the_largest_size_is_read()
    {
        var content = Encoding.UTF8.GetBytes(NamesMeaning.Json("x").PadLeft(1024 * 1024));
        await _clone.DecideAsync(_ => [new LedgerDraft("Ada records x", content)]);

        Assert.Equal(["x"], (await _clone.ReadAsync()).State);
    }

    [Fact]
    public async Task A_subject_that_acts_on_terminals_is_no_entry() => await RefusedAsync(_clone.Forge("Ada \u001b[2J", [], Event), "has a subject that holds line breaks or letters that cannot be seen");

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("  ", "is empty")]
    [InlineData("Ada records y\n\nDecided-Offline: x", "holds line breaks or letters that cannot be seen")]
    [InlineData("Ada records \u202ey", "holds line breaks or letters that cannot be seen")]
    public async Task A_sentence_that_is_not_one_plain_line_is_not_written(string sentence, string problem)
    {
        var exception = await Assert.ThrowsAsync<LedgerException>(() => _clone.DecideAsync(_ => [new LedgerDraft("Ada records x", "{}"u8.ToArray()), new LedgerDraft(sentence, "{}"u8.ToArray())]));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.Equal("", _clone.Git.Git("branch", "--list", LedgerClone.Branch));
    }

    [Fact]
    public async Task An_event_that_is_too_large_or_a_sentence_that_is_too_long_is_not_written()
    {
        var exception = await Assert.ThrowsAsync<LedgerException>(() => _clone.DecideAsync(_ => [new LedgerDraft(new string('x', 2001), new byte[(1024 * 1024) + 1])]));

        Assert.Contains("is longer than 2000 letters", exception.Message, StringComparison.Ordinal);
        Assert.Contains("is an event of 1,048,577 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_clone_puts_in_the_place_of_a_commit_is_not_read()
    {
        await _clone.RecordAsync("x");
        _clone.Git.Git("replace", LedgerClone.Branch, _clone.Forge("y"));

        Assert.Equal(["x"], (await _clone.ReadAsync()).State);
    }

    private Task RefusedAsync(string head, string problem)
    {
        _clone.Git.Git("update-ref", $"refs/heads/{LedgerClone.Branch}", head);
        return RefusedAsync(problem);
    }

    private async Task RefusedAsync(string problem)
    {
        var head = _clone.Git.Git("rev-parse", LedgerClone.Branch);

        var exception = await Assert.ThrowsAsync<LedgerException>(() => _clone.RecordAsync("new"));

        Assert.Contains("is no ledger of releases: the commit ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.Contains("LedgerVerify", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', exception.Message);
        Assert.Equal(head, _clone.Git.Git("rev-parse", LedgerClone.Branch));
    }
}
