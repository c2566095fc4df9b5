using static Pipeline.Benchmarks.Commands;

namespace Pipeline.Benchmarks.Unchanged;

/// <summary>
/// Measures <c>./build.sh Pipeline</c> on the sample when nothing changed: the first run builds and deploys it to the local runtime
/// of this machine, where it stays; the others only find that all of it still holds.
/// </summary>
internal sealed class UnchangedBenchmark : IBenchmark
{
    private const int Runs = 7;
    private const double WantedSeconds = 1.0;

    public string Name => "unchanged";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        string[] pipeline = [Path.Combine(Root, "build.sh"), "Pipeline", "--runtime", "local"];
        var folder = Directory.CreateTempSubdirectory("pipeline-benchmark-").FullName;
        try
        {
            var hello = await CompileHelloAsync(folder, cancellationToken);
            await TimeAsync(Root, pipeline, cancellationToken);
            var (floor, ours) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
            for (var run = 0; run < Runs; run++)
            {
                floor = Min(floor, await TimeAsync(Root, ["dotnet", hello], cancellationToken));
                ours = Min(ours, await TimeAsync(Root, pipeline, cancellationToken));
            }

            await output.WriteLineAsync($"dotnet hello.dll               {floor.TotalMilliseconds,7:F0} ms");
            await output.WriteLineAsync($"pipeline with nothing changed  {ours.TotalMilliseconds,7:F0} ms  {ours / floor:F1} x hello (wanted: at most {WantedSeconds:F1} s)");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
