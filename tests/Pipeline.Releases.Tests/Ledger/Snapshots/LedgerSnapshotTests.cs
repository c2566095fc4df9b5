using System.Collections.Immutable;
using System.Text;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Ledger.Snapshots;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Tests.Properties;

namespace Pipeline.Releases.Tests.Ledger.Snapshots;

public sealed class LedgerSnapshotTests
{
    private const string Path = ".nuke/temp/ledger/1234567.json";

    [Fact]
    public void A_snapshot_goes_on_like_the_replay()
    {
        var story = Told();
        for (var cut = 0; cut <= story.Events.Count; cut++)
        {
            var snapshot = Read(LedgerSnapshot.Write(Fold(LedgerState.Empty, story.Events.Take(cut))));

            Assert.Equal(LedgerText.Sorted(story.State), LedgerText.Sorted(Fold(snapshot, story.Events.Skip(cut))));
        }
    }

    [Fact]
    public void What_was_read_is_written_as_it_was()
    {
        var state = Told().State;

        Assert.Equal(LedgerText.Sorted(state), LedgerText.Sorted(Read(LedgerSnapshot.Write(Read(LedgerSnapshot.Write(state))))));
    }

    [Theory]
    [InlineData("a1 b1", "a1 b2", "a1 b2 c1", "b2 c1", "a2 d1")]
    [InlineData("a1", "a1", "b1")]
    // Nobody may seal it; who forges a ledger may.
    [InlineData("a1 a2 b1", "a1 a2 b1", "a1 b1", "a3 a3")]
    public void The_modules_of_every_bundle_are_those_that_were_sealed(params string[] bundles)
    {
        for (var first = 0; first < bundles.Length; first++)
        {
            var read = Read(LedgerSnapshot.Write(Of(bundles)));

            Assert.Equal(bundles[first], Modules(read, first));
            Assert.Equal(bundles, bundles.Select((_, index) => Modules(read, index)));
        }
    }

    [Fact]
    public void The_first_of_thousands_of_bundles_is_found()
    {
        var read = Read(LedgerSnapshot.Write(Of([.. Enumerable.Range(0, 20_000).Select(number => $"a{number} b1")])));

        Assert.Equal("a0 b1", Modules(read, 0));
    }

    [Fact]
    public void Many_threads_may_ask_at_once()
    {
        string[] bundles = [.. Enumerable.Range(0, 200).Select(number => $"a{number} b{number / 10}")];
        var read = Read(LedgerSnapshot.Write(Of(bundles)));

        Parallel.For(0, bundles.Length * 4, index => Assert.Equal(bundles[index % bundles.Length], Modules(read, index % bundles.Length)));
    }

    [Fact]
    public void What_was_changed_or_cut_anywhere_is_no_snapshot()
    {
        var file = LedgerSnapshot.Write(Told().State);
        for (var at = 0; at < file.Length; at += 7)
        {
            byte[] changed = [.. file];
            changed[at] ^= 1;

            Assert.Null(LedgerSnapshot.Read(changed, Path));
            Assert.Null(LedgerSnapshot.Read(file.AsMemory(0, at), Path));
        }

        Assert.NotNull(LedgerSnapshot.Read(file, Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"schemaVersion":1,"state":{"count":0},"bundles":[]}""")]
    [InlineData("""{"schemaVersion":3,"content":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}""")]
    [InlineData("""{"schemaVersion":2,"content":"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}""")]
    public void What_is_broken_or_of_another_schema_is_no_snapshot(string file) => Assert.Null(LedgerSnapshot.Read(Encoding.UTF8.GetBytes(file), Path));

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void A_line_that_somebody_forged_is_named_when_it_is_asked_for_and_not_before(int line)
    {
        var read = Read(Forged(LedgerSnapshot.Write(With(Of("a1", "b1"), "orders")), line));

        Assert.Equal("b1", Modules(read, 1));
        var error = Assert.Throws<PipelineException>(() => line == 3 ? Modules(read, 0).Length : read.Evidence.Values.Single().Count);
        Assert.StartsWith($"The snapshot {Path} of the ledger cannot be read: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Delete the file; it is written again from the ledger.", error.Message, StringComparison.Ordinal);
    }

    private static LedgerState Read(byte[] file) => LedgerSnapshot.Read(file, Path)!;

    private static LedgerState Fold(LedgerState state, IEnumerable<LedgerEvent> events) => events.Aggregate(state, (before, happened) => before.After(happened));

    private static byte[] Forged(byte[] file, int line)
    {
        var lines = Encoding.UTF8.GetString(file).Split('\n');
        lines[line] = """{"modules":"none"}""";
        var content = string.Join('\n', lines[1..]);
        return Encoding.UTF8.GetBytes($$"""{"schemaVersion":2,"content":"{{Digest.Of(Encoding.UTF8.GetBytes(content))}}"}""" + $"\n{content}");
    }

    private static LedgerState With(LedgerState state, string module) =>
        new EvidenceRecorded { At = DateTimeOffset.UnixEpoch, By = ReleaseStory.Ci, Items = [new EvidenceItem { Subject = Digest.Of("image"u8), Name = "UnitTest", Module = module, Verdict = EvidenceVerdict.Passed }] }.Apply(state);

    private static LedgerState Of(params string[] bundles)
    {
        var all = bundles.Select((modules, number) => new BundleState
        {
            Bundle = new Bundle
            {
                Id = Digest.Of(BitConverter.GetBytes(number)),
                Content = new BundleContent { Application = "shop", Commit = "1234567", Tree = "7654321", Modules = [.. modules.Split(' ').Select(module => new BundleModule { Name = module[..1], Version = module, Inputs = module })] },
            },
            Release = $"{number}",
            SealedAt = DateTimeOffset.UnixEpoch,
            By = ReleaseStory.Ci,
        }).ToList();
        return LedgerState.Empty with { Sealed = [.. all.Select(bundle => bundle.Bundle.Id.Value)], Bundles = all.ToImmutableDictionary(bundle => bundle.Bundle.Id.Value) };
    }

    private static string Modules(LedgerState state, int bundle) => string.Join(' ', state.Bundles[state.Sealed[bundle]].Bundle.Content.Modules.Select(module => module.Version));

    private static ReleaseStory Told()
    {
        var story = new ReleaseStory();
        var bundle = story.Seal();
        story.Promote(bundle, "pre-prod");
        story.AllVoteGo(bundle);
        story.Decide(bundle);
        story.Promote(bundle, "production");
        story.Seal(branch: "development", coverage: 70);
        story.Happens(new EnvironmentHeld { At = story.Now, By = ReleaseStory.Ci, Environment = "staging", Because = "load test" });
        return story;
    }
}
