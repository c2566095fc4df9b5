using System.Globalization;
using Pipeline.Core.Environments;
using Pipeline.Core.Modules;
using Pipeline.Workflows.Generation;

namespace Pipeline.Benchmarks.Workflows;

/// <summary>Generating the workflows of 300 modules: the first time in a process, as <c>./build.sh</c> does it, and once warm.</summary>
internal sealed class WorkflowGenerationBenchmark : IBenchmark
{
    private const int Modules = 300;
    private const int LimitMs = 300;
    private const int Rounds = 21;

    public string Name => "workflows";

    public Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var model = Model();
        var cold = Measure(model);
        var warm = Enumerable.Range(0, Rounds).Select(_ => Measure(model)).Order().ElementAt(Rounds / 2);
        var files = WorkflowGenerator.Generate(model);
        return output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"workflows: {Modules} modules, {files.Count} files, {files.Sum(file => file.Content.Length) / 1024} KiB: first {cold:0} ms, then {warm:0.0} ms of processor time; limit {LimitMs} ms, {LimitMs / cold:0.0} x below it the first time"));
    }

    private static double Measure(WorkflowModel model)
    {
        // Processor time: what else runs on the machine does not count.
        var start = Environment.CpuUsage.TotalTime;
        WorkflowGenerator.Generate(model);
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }

    private static WorkflowModel Model() => new()
    {
        Application = "application",
        Modules = [.. Enumerable.Range(1, Modules).Select(number => new Module
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"module-{number:000}"),
            Path = string.Create(CultureInfo.InvariantCulture, $"modules/module-{number:000}"),
            DependsOn = number == 1 ? [] : [string.Create(CultureInfo.InvariantCulture, $"module-{number - 1:000}")],
        })],
        Environments =
        [
            new DeployEnvironment { Name = "staging", Branch = "development" },
            new DeployEnvironment { Name = "pre-prod", PullRequestInto = "main" },
            new DeployEnvironment { Name = "production", Branch = "main", After = ["pre-prod"] },
        ],
        Targets = ["Clone", "BuildImage", "UnitTest", "Scan", "Push", "Chart", "Deploy", "IntegrationTest", "Modules", "VersionPlan", "Tag", "ReleaseNotes", "Notify", "Rollback"],
    };
}
