using static Pipeline.Benchmarks.Commands;

namespace Pipeline.Benchmarks.Startup;

/// <summary>Compares <c>./build.sh --help</c>, nothing changed, with the usual script and with <c>dotnet hello.dll</c>.</summary>
internal sealed class StartupBenchmark : IBenchmark
{
    private const int Runs = 7;
    private const double WantedFactor = 12;

    public string Name => "startup";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var script = Path.Combine(Root, "build.sh");
        var folder = Directory.CreateTempSubdirectory("pipeline-benchmark-").FullName;
        try
        {
            var hello = await CompileHelloAsync(folder, cancellationToken);
            await TimeAsync(Root, [script, "--help"], cancellationToken);
            var (floor, usual, ours) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
            for (var run = 0; run < Runs; run++)
            {
                floor = Min(floor, await TimeAsync(Root, ["dotnet", hello], cancellationToken));
                ours = Min(ours, await TimeAsync(Root, [script, "--help"], cancellationToken));
                usual = Min(usual, await TimeAsync(Root, ["sh", "-c",
                    "dotnet build -nologo --verbosity quiet build/_build.csproj && dotnet run --no-build --project build/_build.csproj -- --help"], cancellationToken));
            }

            await output.WriteLineAsync($"dotnet hello.dll               {floor.TotalMilliseconds,7:F0} ms");
            await output.WriteLineAsync($"./build.sh --help              {ours.TotalMilliseconds,7:F0} ms  {ours / floor:F1} x hello (wanted: at most 3 x)");
            await output.WriteLineAsync($"dotnet build && dotnet run     {usual.TotalMilliseconds,7:F0} ms  {usual / ours:F1} x ./build.sh (wanted: at least {WantedFactor:F0} x)");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
