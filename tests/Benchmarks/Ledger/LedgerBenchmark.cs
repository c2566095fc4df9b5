using System.Diagnostics;
using System.Globalization;
using Pipeline.Releases.Ledger;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Processes;

namespace Pipeline.Benchmarks.Ledger;

/// <summary>Compares reading and folding a ledger, from the beginning and from a snapshot, with git alone listing its commits; and so what people ask it.</summary>
internal sealed class LedgerBenchmark : IBenchmark
{
    private const int Events = 10_000;
    private const int Runs = 15;
    private static readonly int[] Modules = [10, 300];

    public string Name => "ledger";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"{"ledger",-28} {"git log",9} {"read",9} {"fold",9} {"ratio",6} {"snapshot",9} {"ratio",6} {"asked",9} {"size",9} {"written",9} {"status",9} {"ratio",6} {"why",9} {"ratio",6}");
        foreach (var modules in Modules)
        {
            var folder = Directory.CreateTempSubdirectory("pipeline-benchmark-").FullName;
            try
            {
                await MeasureAsync(await new LedgerGenerator(Events, modules).WriteAsync(folder, cancellationToken), modules, output, cancellationToken);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(GitWorkTree workTree, int modules, TextWriter output, CancellationToken cancellationToken)
    {
        var snapshots = Path.Combine(workTree.Root, "snapshots");
        var cold = new LedgerBranch<LedgerState>(workTree, new LedgerOptions(), new ReleaseMeaning());
        var warm = new LedgerBranch<LedgerState>(workTree, new LedgerOptions { SnapshotFolder = snapshots }, new ReleaseMeaning());
        var written = await TimeAsync(() => warm.ReadAsync(cancellationToken));
        var head = (await cold.ReadAsync(cancellationToken)).Head!;
        var (log, read, fold, snapshot, asked) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var run = 0; run < Runs; run++)
        {
            log = Min(log, await TimeAsync(() => new ProcessRunner().StreamAsync(
                GitProgram.Command(workTree.Root, "log", "--format=%H%x00%B", "release-ledger", "--"), (stream, token) => stream.CopyToAsync(Stream.Null, token), cancellationToken)));
            read = Min(read, await TimeAsync(() => cold.ReadEntriesAsync(head, null, _ => { }, cancellationToken)));
            fold = Min(fold, await TimeAsync(() => cold.ReadAsync(cancellationToken)));
            snapshot = Min(snapshot, await TimeAsync(() => warm.ReadAsync(cancellationToken)));
            // A snapshot is read in part: the first question costs what it needs more of it.
            asked = Min(asked, await TimeAsync(async () =>
            {
                var questions = new Questions((await warm.ReadAsync(cancellationToken)).State);
                questions.Status();
                questions.Why();
            }));
        }

        var (status, why) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        var all = new Questions((await cold.ReadAsync(cancellationToken)).State);
        for (var run = 0; run < Runs; run++)
        {
            status = Min(status, await TimeAsync(() => Task.FromResult(all.Status())));
            why = Min(why, await TimeAsync(() => Task.FromResult(all.Why())));
        }

        var size = new DirectoryInfo(snapshots).EnumerateFiles().Sum(file => file.Length) / 1024;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{$"{Events} events, {modules} modules",-28} {log.TotalMilliseconds,6:0} ms {read.TotalMilliseconds,6:0} ms {fold.TotalMilliseconds,6:0} ms {fold / log,6:0.0} {snapshot.TotalMilliseconds,6:0} ms {snapshot / log,6:0.0} {asked.TotalMilliseconds,6:0} ms {size,6:0} KB {written.TotalMilliseconds,6:0} ms {status.TotalMilliseconds,6:0.0} ms {status / log,6:0.00} {why.TotalMilliseconds,6:0.0} ms {why / log,6:0.00}"));
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
