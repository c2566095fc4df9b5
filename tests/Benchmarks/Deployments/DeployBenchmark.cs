using System.Diagnostics;
using System.Globalization;
using Pipeline.Core.Environments;
using Pipeline.Core.Modules;
using Pipeline.Core.Runs;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Downloads;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Slack;
using Semver;
using static Pipeline.Benchmarks.Commands;

namespace Pipeline.Benchmarks.Deployments;

/// <summary>
/// Measures what Deploy takes to find that nothing changed, on the cluster of the current context: the runner with the real stage, from its first question to its answer,
/// against <c>helm list</c> and one <c>helm status</c> for each module, which tell the same.
/// </summary>
internal sealed class DeployBenchmark : IBenchmark
{
    private const int Runs = 5;
    private const string Commit = "aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b";

    public string Name => "deploy";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var cluster = new ClusterClient(new ProcessRunner(), new KubernetesOptions());
        if (await cluster.FindClusterAsync(cancellationToken) is null)
        {
            await output.WriteLineAsync("deploy with nothing changed: not measured, no cluster answers");
            return;
        }

        foreach (var modules in new[] { 3, 100 })
            await MeasureAsync(modules, cluster, output, cancellationToken);
    }

    private static async Task MeasureAsync(int count, ClusterClient cluster, TextWriter output, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-benchmark-").FullName;
        var space = $"benchmark-{Guid.NewGuid():N}"[..20];
        string[] names = [.. Enumerable.Range(1, count).Select(number => $"module-{number}")];
        try
        {
            var program = await FindHelmAsync(cancellationToken);
            var helm = new HelmClient(new ProcessRunner(), new HelmOptions { FindProgram = _ => Task.FromResult(program), HomeDirectory = Path.Combine(folder, "helm") });
            var chart = WriteChart(folder);
            await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (name, token) =>
                await helm.UpgradeAsync(new HelmUpgrade { Release = name, Namespace = space, Chart = chart }, TextWriter.Null, token));
            await DeployAsync(helm, folder, space, names, cancellationToken);
            var (peer, ours) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
            for (var run = 0; run < Runs; run++)
            {
                ours = Min(ours, await DeployAsync(helm, folder, space, names, cancellationToken));
                if (run < 2)
                    peer = Min(peer, await AskHelmAsync(program, space, names, cancellationToken));
            }

            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"deploy, nothing changed, {count,3} modules  {ours.TotalMilliseconds,6:F0} ms  {ours / peer:F3} x helm list + helm status ({peer.TotalMilliseconds:F0} ms)"));
        }
        finally
        {
            await cluster.SendAsync(HttpMethod.Delete, $"api/v1/namespaces/{space}", null, CancellationToken.None);
            Directory.Delete(folder, recursive: true);
        }
    }

    // As a new invocation: nothing is connected and nothing was asked.
    private static async Task<TimeSpan> DeployAsync(HelmClient helm, string folder, string space, string[] names, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var cluster = new ClusterClient(new ProcessRunner(), new KubernetesOptions());
        var deployer = new HelmDeployer(helm, cluster, folder);
        using var deployers = new Deployers(RuntimeChoice.Kubernetes, cluster, deployer, deployer);
        var stage = new DeployStage(helm, deployers, new PrintedNotifier(TextWriter.Null), new DeployOptions { Environment = new DeployEnvironment { Name = space } });
        var record = await new PipelineRunner(new RunnerOptions()).RunAsync(
            new RunRequest
            {
                Modules = [.. names.Select(name => new RunModule(new Module { Name = name, Path = $"modules/{name}", Chart = "chart" }, new SemVersion(1, 0, 0), false, Commit))],
                Stages = [new DeployedStage(stage)],
                Given = (_, kind) => kind == Stage.Chart ? StageResult.Success : null,
                Source = new SourceTree { Directory = folder, Commit = Commit, CommittedAt = DateTimeOffset.UnixEpoch },
                ArtifactsDirectory = Path.Combine(folder, "artifacts"),
            },
            cancellationToken);
        return record.Verdict == RunVerdict.Succeeded ? watch.Elapsed : throw new InvalidOperationException($"The run ended as {record.Verdict}.");
    }

    private static async Task<TimeSpan> AskHelmAsync(string helm, string space, string[] names, CancellationToken cancellationToken)
    {
        var time = await TimeAsync(Root, [helm, "list", "--namespace", space], cancellationToken);
        foreach (var name in names)
            time += await TimeAsync(Root, [helm, "status", "--namespace", space, name], cancellationToken);
        return time;
    }

    private static string WriteChart(string folder)
    {
        var chart = Directory.CreateDirectory(Path.Combine(folder, "chart", "templates")).Parent!.FullName;
        File.WriteAllText(Path.Combine(chart, "Chart.yaml"), "apiVersion: v2\nname: small\nversion: 1.0.0\n");
        File.WriteAllText(Path.Combine(chart, "templates", "all.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: {{ .Release.Name }} }\ndata: { a: b }\n");
        return chart;
    }

    private static async Task<string> FindHelmAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var tools = new ToolCache(Path.Combine(Root, ".nuke", "temp", "tools"), new ProcessRunner(), http);
        return await tools.FindAsync(HelmTool.Definition, cancellationToken);
    }
}
