using System.Diagnostics;
using System.Globalization;
using Pipeline.Core.Model;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Reports.Releases;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Processes;

namespace Pipeline.Benchmarks.Ledger;

/// <summary>Compares reading and folding a ledger, from the beginning and from a snapshot, with git alone listing its commits; and so what people ask it.</summary>
internal sealed class LedgerBenchmark : IBenchmark
{
    private const int Events = 10_000;
    private const int Runs = 5;
    private static readonly int[] Modules = [10, 300];

    public string Name => "ledger";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"{"ledger",-28} {"git log",9} {"read",9} {"fold",9} {"ratio",6} {"snapshot",9} {"ratio",6} {"size",9} {"written",9} {"status",9} {"ratio",6} {"why",9} {"ratio",6}");
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
        var (log, read, fold, snapshot) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var run = 0; run < Runs; run++)
        {
            log = Min(log, await TimeAsync(() => new ProcessRunner().StreamAsync(
                GitProgram.Command(workTree.Root, "log", "--format=%H%x00%B", "release-ledger", "--"), (stream, token) => stream.CopyToAsync(Stream.Null, token), cancellationToken)));
            read = Min(read, await TimeAsync(() => cold.ReadEntriesAsync(head, null, _ => { }, cancellationToken)));
            fold = Min(fold, await TimeAsync(() => cold.ReadAsync(cancellationToken)));
            snapshot = Min(snapshot, await TimeAsync(() => warm.ReadAsync(cancellationToken)));
        }

        var (status, why) = await AnswersAsync((await cold.ReadAsync(cancellationToken)).State);
        var size = new DirectoryInfo(snapshots).EnumerateFiles().Sum(file => file.Length) / 1024;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{$"{Events} events, {modules} modules",-28} {log.TotalMilliseconds,6:0} ms {read.TotalMilliseconds,6:0} ms {fold.TotalMilliseconds,6:0} ms {fold / log,6:0.0} {snapshot.TotalMilliseconds,6:0} ms {snapshot / log,6:0.0} {size,6:0} KB {written.TotalMilliseconds,6:0} ms {status.TotalMilliseconds,6:0.0} ms {status / log,6:0.00} {why.TotalMilliseconds,6:0.0} ms {why / log,6:0.00}"));
    }

    // What people ask for, of the last bundle.
    private static async Task<(TimeSpan Status, TimeSpan Why)> AnswersAsync(LedgerState events)
    {
        var policy = PipelineModel.In("/shop").Application("shop")
            .Environment("staging")
            .Environment("production", environment => environment.FromBranch("main").After("staging")
                .Gate(gate => gate.Coverage(80).UnitTestsPassed().IntegrationPassed().NoNewVulnerabilities(Severity.High))
                .Approval(approval => approval.Role("role-1").Role("role-2").Role("role-3", veto: true)))
            .DeclaredReleasePolicy();
        var now = events.LastAt!.Value;
        var state = events.After(new PolicyAdopted { At = now, By = new Person { Name = "ada", Proven = true }, Policy = policy, Cycle = "1" });
        var last = state.Bundles[state.Sealed[^1]];
        var (status, why) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var run = 0; run < Runs; run++)
        {
            status = Min(status, await TimeAsync(() => Task.FromResult(StatusText.Write(state, null, now))));
            why = Min(why, await TimeAsync(() => Task.FromResult(Why.Of(state, last, "production", now, runtime: null))));
        }

        return (status, why);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
