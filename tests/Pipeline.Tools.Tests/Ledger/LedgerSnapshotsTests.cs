using Pipeline.Testing;

namespace Pipeline.Tools.Tests.Ledger;

public sealed class LedgerSnapshotsTests : IDisposable
{
    private readonly TempDirectory _folder = new("pipeline-ledger-");
    private readonly LedgerClone _clone = new();

    public LedgerSnapshotsTests() => _clone.Options = _clone.Options with { SnapshotFolder = _folder["ledger"], SnapshotInterval = 1 };

    public void Dispose()
    {
        _clone.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_fold_of_all_is_the_snapshot_and_the_rest()
    {
        await _clone.RecordAsync("a", "b", "c");
        await _clone.ReadAsync();
        _clone.Options = _clone.Options with { SnapshotInterval = 100 };
        await _clone.RecordAsync("d", "e");

        var fromSnapshot = await _clone.ReadAsync();
        _clone.Options = _clone.Options with { SnapshotFolder = null };
        var replayed = await _clone.ReadAsync();

        Assert.Equal(replayed.State, fromSnapshot.State);
        Assert.Equal(replayed.Head, fromSnapshot.Head);
    }

    [Fact]
    public async Task A_snapshot_is_named_after_its_commit_and_the_older_ones_are_deleted()
    {
        await _clone.RecordAsync("a");
        await _clone.ReadAsync();
        _folder.Write("ledger/0000.json.abc.tmp", "left by a writer that was killed");
        var head = (await _clone.RecordAsync("b")).View.Head;
        await _clone.ReadAsync();

        Assert.Equal([$"{head}.json"], Files);
    }

    [Fact]
    public async Task A_snapshot_is_written_only_after_some_entries()
    {
        _clone.Options = _clone.Options with { SnapshotInterval = 3 };
        await _clone.RecordAsync("a", "b");
        await _clone.ReadAsync();
        Assert.False(Directory.Exists(_folder["ledger"]));

        await _clone.RecordAsync("c");
        await _clone.ReadAsync();

        Assert.Single(Files);
    }

    [Fact]
    public async Task A_snapshot_is_believed_for_its_commit()
    {
        var head = (await _clone.RecordAsync("a")).View.Head;
        _folder.Write($"ledger/{head}.json", """{"schema":1,"names":["from the snapshot"]}""");
        _clone.Options = _clone.Options with { SnapshotInterval = 100 };
        await _clone.RecordAsync("b");

        Assert.Equal(["from the snapshot", "b"], (await _clone.ReadAsync()).State);
    }

    [Theory]
    [InlineData("{\"schema\":1,\"na")]
    [InlineData("")]
    [InlineData("{\"schema\":2,\"names\":[\"of another schema\"]}")]
    public async Task A_snapshot_that_is_broken_or_of_another_schema_is_ignored(string content)
    {
        var head = (await _clone.RecordAsync("a")).View.Head;
        _folder.Write($"ledger/{head}.json", content);

        Assert.Equal(["a"], (await _clone.ReadAsync()).State);
    }

    [Fact]
    public async Task A_snapshot_of_a_commit_that_the_ledger_does_not_have_is_ignored()
    {
        await _clone.RecordAsync("a");
        var elsewhere = _clone.Forge("elsewhere");
        _folder.Write($"ledger/{elsewhere}.json", """{"schema":1,"names":["elsewhere"]}""");
        _folder.Write($"ledger/{new string('0', 40)}.json", """{"schema":1,"names":["nowhere"]}""");
        _folder.Write("ledger/--help.json", """{"schema":1,"names":["an option"]}""");

        Assert.Equal(["a"], (await _clone.ReadAsync()).State);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_costs_nothing_but_time()
    {
        _folder.Write("ledger", "a file");
        await _clone.RecordAsync("a");

        Assert.Equal(["a"], (await _clone.ReadAsync()).State);
    }

    private IEnumerable<string> Files => Directory.EnumerateFiles(_folder["ledger"]).Select(file => Path.GetFileName(file));
}
