using Pipeline.Benchmarks;
using Pipeline.Benchmarks.Deployments;
using Pipeline.Benchmarks.Ledger;
using Pipeline.Benchmarks.Load;
using Pipeline.Benchmarks.Runner;
using Pipeline.Benchmarks.Scanning;
using Pipeline.Benchmarks.Startup;
using Pipeline.Benchmarks.Unchanged;
using Pipeline.Benchmarks.Versions;
using Pipeline.Benchmarks.Workflows;

IBenchmark[] benchmarks = [new DeployBenchmark(), new LedgerBenchmark(), new LoadBenchmark(), new RunnerBenchmark(), new ScanBenchmark(), new StartupBenchmark(), new UnchangedBenchmark(), new VersionPlanBenchmark(), new WorkflowGenerationBenchmark()];

var unknown = args.Where(name => !benchmarks.Any(benchmark => benchmark.Name == name)).ToList();
if (unknown.Count > 0)
{
    await Console.Error.WriteLineAsync($"Benchmarks not found: {string.Join(", ", unknown)}. Known: {string.Join(", ", benchmarks.Select(benchmark => benchmark.Name))}.");
    return 1;
}

foreach (var benchmark in benchmarks.Where(benchmark => args.Length == 0 || args.Contains(benchmark.Name)))
    await benchmark.RunAsync(Console.Out, CancellationToken.None);
return 0;
