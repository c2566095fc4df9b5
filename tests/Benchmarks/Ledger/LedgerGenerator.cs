using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Votes;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Processes;

namespace Pipeline.Benchmarks.Ledger;

/// <summary>Writes a ledger of releases through <c>git fast-import</c>: bundles, what was found about them, and votes on them.</summary>
/// <param name="events">How many events.</param>
/// <param name="modules">The modules of each bundle, of which a release changes one in ten.</param>
internal sealed class LedgerGenerator(int events, int modules)
{
    // The bundle, three votes, and what was found about it.
    private const int EventsOfRelease = 10;
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Person Ci = new() { Name = "github-actions[bot]", Proven = true };
    private readonly int[] _builds = new int[modules];
    private Digest _bundle;

    public async Task<GitWorkTree> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var runner = new ProcessRunner();
        var git = new GitProgram(runner);
        await git.ReadAsync(folder, ["init", "--quiet", "--initial-branch=main"], cancellationToken);
        await using (var stream = File.Create(Path.Combine(folder, "import.txt")))
            Write(stream);
        await git.ReadAsync(new Command("sh", "-c", "git fast-import --quiet < import.txt && rm import.txt") { WorkingDirectory = folder }, cancellationToken);
        return await GitWorkTree.OpenAsync(runner, folder, cancellationToken);
    }

    private void Write(FileStream stream)
    {
        var state = LedgerState.Empty;
        for (var number = 0; number < events; number++)
        {
            var happened = Event(state, number);
            var draft = ReleaseMeaning.DraftOf(state, happened);
            state = state.After(happened);
            var subject = Encoding.UTF8.GetBytes(draft.Sentence + "\n");
            stream.Write(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"commit refs/heads/release-ledger\ncommitter Ada <ada@example.org> {happened.At.ToUnixTimeSeconds()} +0000\ndata {subject.Length}\n")));
            stream.Write(subject);
            stream.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"M 100644 inline event.json\ndata {draft.Content.Length}\n")));
            stream.Write(draft.Content.Span);
            stream.Write("\n"u8);
        }
    }

    private LedgerEvent Event(LedgerState state, int number)
    {
        var at = Begin.AddMinutes(30 * number);
        return (number % EventsOfRelease) switch
        {
            0 => Seal(state, number, at),
            1 or 2 or 3 => new VoteCast { At = at, By = new Person { Name = $"person-{number % EventsOfRelease}", Proven = true }, Bundle = _bundle, Environment = "production", Role = $"role-{number % EventsOfRelease}", Ballot = Ballot.Go, Because = "p95 180 ms" },
            var finding => new EvidenceRecorded { At = at, By = Ci, Items = [Finding(finding, number)] },
        };
    }

    private BundleSealed Seal(LedgerState state, int number, DateTimeOffset at)
    {
        var release = number / EventsOfRelease;
        for (var module = release % 10; module < modules; module += 10)
            _builds[module]++;
        var content = new BundleContent
        {
            Application = "shop",
            Commit = DigestOf($"commit {number}").Hex[..40],
            Tree = DigestOf($"tree {number}").Hex[..40],
            Modules = [.. Enumerable.Range(0, modules).Select(module => new BundleModule
            {
                Name = $"module-{module:000}", Version = $"1.{_builds[module]}.0", Image = DigestOf($"image {module} {_builds[module]}"), Chart = DigestOf($"chart {module} {_builds[module]}"),
                Inputs = DigestOf($"inputs {module} {_builds[module]}").Hex[..40],
            })],
        };
        _bundle = content.Id();
        return BundleSealed.Of(state, new Bundle { Id = _bundle, Content = content }, "main", Ci, at);
    }

    private EvidenceItem Finding(int finding, int number)
    {
        var module = number % modules;
        return new EvidenceItem
        {
            Subject = DigestOf($"image {module} {_builds[module]}"), Name = finding % 2 == 0 ? "UnitTest" : "Scan", Module = $"module-{module:000}", Verdict = EvidenceVerdict.Passed,
            Metrics = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [new("coverage.line", 80.5 + finding), new KeyValuePair<string, double>("tests.passed", number)]),
        };
    }

    private static Digest DigestOf(string text) => Digest.Of(Encoding.UTF8.GetBytes(text));
}
