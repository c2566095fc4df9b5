using System.Collections.Immutable;
using System.Text;
using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Ledger.Snapshots;
using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Ledger;

public sealed class ReleaseMeaningTests : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private readonly GitSandbox _git = new();
    private readonly TempDirectory _folder = new("pipeline-ledger-");

    public void Dispose()
    {
        _git.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_state_of_releases_from_a_snapshot_and_the_rest_is_that_of_all_events()
    {
        await RecordAsync([.. Enumerable.Range(0, 5).Select(number => Finding($"scan-{number}", number))]);
        await ReadAsync(new LedgerOptions { SnapshotFolder = _folder["ledger"], SnapshotInterval = 1 });
        await RecordAsync([Finding("scan-1", 5), Finding("later", 6)]);

        var fromSnapshot = await ReadAsync(new LedgerOptions { SnapshotFolder = _folder["ledger"] });
        var replayed = await ReadAsync(new LedgerOptions());

        Assert.Single(Directory.EnumerateFiles(_folder["ledger"]));
        Assert.Equal(7, replayed.Count);
        Assert.Equal(LedgerSnapshot.Write(replayed), LedgerSnapshot.Write(fromSnapshot));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_long_sentence_is_cut_between_letters(int shift)
    {
        await RecordAsync([Finding(new string('x', shift) + string.Concat(Enumerable.Repeat("🚀", 400)), 0)]);

        Assert.EndsWith("🚀…", _git.Git("log", "-1", "--format=%s", LedgerClone.Branch), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_cannot_have_followed_is_named_by_its_commit()
    {
        var held = new BundleMerged { At = Begin, By = new Person { Name = "Mallory" }, Bundle = Digest.Of("nothing"u8), Commit = new string('a', 40), Tree = new string('b', 40), Branch = "main" };
        var tree = _git.GitReading($"100644 blob {_git.GitReading(Encoding.UTF8.GetString(LedgerJson.Serialize(held)), "hash-object", "-w", "--stdin")}\tevent.json\n", "mktree");
        _git.Git("update-ref", $"refs/heads/{LedgerClone.Branch}", _git.GitReading("Mallory merges\n", "commit-tree", tree));

        var exception = await Assert.ThrowsAsync<LedgerException>(() => ReadAsync(new LedgerOptions()));

        Assert.Contains(_git.Git("rev-parse", LedgerClone.Branch), exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Mallory merges', cannot have followed the ones before it", exception.Message, StringComparison.Ordinal);
        Assert.Contains("./build.sh LedgerVerify", exception.Message, StringComparison.Ordinal);
    }

    private static EvidenceRecorded Finding(string name, int minute) => new()
    {
        At = Begin.AddMinutes(minute),
        By = new Person { Name = "Ada", Proven = true },
        Items =
        [
            new EvidenceItem
            {
                Subject = Digest.Of("image"u8), Name = name, Module = "orders", Verdict = EvidenceVerdict.Passed,
                Metrics = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [new KeyValuePair<string, double>("coverage.line", minute)]),
            },
        ],
    };

    private async Task<LedgerBranch<LedgerState>> OpenAsync(LedgerOptions options) =>
        new(await GitWorkTree.OpenAsync(new ProcessRunner(), _git.Path, TestContext.Current.CancellationToken), options, new ReleaseMeaning());

    private async Task<LedgerState> ReadAsync(LedgerOptions options) => (await (await OpenAsync(options)).ReadAsync(TestContext.Current.CancellationToken)).State;

    private async Task RecordAsync(IReadOnlyList<LedgerEvent> events) => await (await OpenAsync(new LedgerOptions())).AppendAsync(state =>
    {
        var drafts = new List<LedgerDraft>();
        foreach (var one in events)
        {
            drafts.Add(ReleaseMeaning.DraftOf(state, one));
            state = state.After(one);
        }

        return drafts;
    }, TestContext.Current.CancellationToken);
}
