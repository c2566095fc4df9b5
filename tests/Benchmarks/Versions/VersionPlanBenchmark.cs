using System.Diagnostics;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Tools.Git;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Versions;

namespace Pipeline.Benchmarks.Versions;

/// <summary>Compares planning all versions with git alone listing the same range.</summary>
internal sealed class VersionPlanBenchmark : IBenchmark
{
    private const int Runs = 5;

    private static readonly HistoryShape[] Shapes =
    [
        new("spread", 12_000, 300, 11_000, IsTaggedNearHead: false),
        new("near head", 12_000, 300, 11_000, IsTaggedNearHead: true),
        new("large, spread", 100_000, 500, 20_000, IsTaggedNearHead: false),
        new("large, first release", 100_000, 500, 0, IsTaggedNearHead: false),
        new("large, near head", 100_000, 500, 20_000, IsTaggedNearHead: true),
    ];

    public string Name => "versions";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"{"history",-22} {"commits",8} {"modules",8} {"tags",7} {"git log",9} {"plan",9} {"ratio",6} {"own CPU",9} {"memory",8}");
        foreach (var shape in Shapes)
        {
            var folder = Directory.CreateTempSubdirectory("pipeline-benchmark-").FullName;
            try
            {
                await MeasureAsync(shape, folder, output, cancellationToken);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(HistoryShape shape, string folder, TextWriter output, CancellationToken cancellationToken)
    {
        var generator = new HistoryGenerator(shape);
        var workTree = await generator.WriteAsync(folder, cancellationToken);
        var range = await NeededRangeAsync(workTree, generator.Modules, cancellationToken);
        var (raw, plan, own) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
        using var process = Process.GetCurrentProcess();
        for (var run = 0; run < Runs; run++)
        {
            raw = Min(raw, await TimeAsync(() => new ProcessRunner().StreamAsync(
                GitProgram.Command(folder, ["log", "--name-only", "--format=%H%x00%B", .. range, "--"]),
                (stream, token) => stream.CopyToAsync(Stream.Null, token),
                cancellationToken)));
            var before = process.TotalProcessorTime;
            plan = Min(plan, await TimeAsync(() => new VersionPlanning(workTree).PlanAsync(generator.Modules, new PlanOptions(), null, cancellationToken)));
            process.Refresh();
            own = Min(own, process.TotalProcessorTime - before);
        }

        await output.WriteLineAsync(
            $"{shape.Name,-22} {shape.Commits,8} {shape.Modules,8} {shape.Tags,7} {raw.TotalMilliseconds,6:F0} ms {plan.TotalMilliseconds,6:F0} ms {plan / raw,6:F2} {own.TotalMilliseconds,6:F0} ms {process.PeakWorkingSet64 / 1_000_000,5} MB");
    }

    // What a tool that knew the answer would have to read: everything since the oldest of the last releases.
    private static async Task<IReadOnlyList<string>> NeededRangeAsync(GitWorkTree workTree, ModuleGraph modules, CancellationToken cancellationToken)
    {
        var tags = ReleaseTags.Of(await workTree.ReadTagsAsync(cancellationToken), TagFormat.PerModule, modules);
        var last = modules.Ordered.Select(module => tags.Of(module.Name).FirstOrDefault()?.Commit).Distinct().ToList();
        if (last.Contains(null))
            return ["HEAD"];
        var commits = await workTree.ReadCommitTimesAsync(last.OfType<string>().ToList(), cancellationToken);
        return ["HEAD", "^" + commits.MinBy(commit => commit.Value).Key];
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start);
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
