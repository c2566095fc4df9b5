using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Pipeline.Benchmarks.Startup;

/// <summary>Compares <c>./build.sh --help</c>, nothing changed, with the usual script and with <c>dotnet hello.dll</c>.</summary>
internal sealed class StartupBenchmark : IBenchmark
{
    private const int Runs = 7;
    private const double WantedFactor = 12;

    public string Name => "startup";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var root = Root();
        var script = Path.Combine(root, "build.sh");
        var folder = Directory.CreateTempSubdirectory("pipeline-benchmark-").FullName;
        try
        {
            var hello = await CompileHelloAsync(folder, cancellationToken);
            await TimeAsync(root, [script, "--help"], cancellationToken);
            var (floor, usual, ours) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue);
            for (var run = 0; run < Runs; run++)
            {
                floor = Min(floor, await TimeAsync(root, ["dotnet", hello], cancellationToken));
                ours = Min(ours, await TimeAsync(root, [script, "--help"], cancellationToken));
                usual = Min(usual, await TimeAsync(root, ["sh", "-c",
                    "dotnet build -nologo --verbosity quiet build/_build.csproj && dotnet run --no-build --project build/_build.csproj -- --help"], cancellationToken));
            }

            await output.WriteLineAsync($"dotnet hello.dll               {floor.TotalMilliseconds,7:F0} ms");
            await output.WriteLineAsync($"./build.sh --help              {ours.TotalMilliseconds,7:F0} ms  {ours / floor:F1} x hello");
            await output.WriteLineAsync($"dotnet build && dotnet run     {usual.TotalMilliseconds,7:F0} ms  {usual / ours:F1} x ./build.sh (wanted: at least {WantedFactor:F0} x)");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> CompileHelloAsync(string folder, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "hello.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "hello.cs"), "System.Console.WriteLine(\"Hello\");", cancellationToken);
        await TimeAsync(folder, ["dotnet", "build", "-nologo", "--verbosity", "quiet", "--output", "out"], cancellationToken);
        return Path.Combine(folder, "out", "hello.dll");
    }

    private static async Task<TimeSpan> TimeAsync(string folder, string[] command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var text = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? watch.Elapsed
            : throw new InvalidOperationException($"'{string.Join(' ', command)}' ended with {process.ExitCode}:\n{text}{await errors}");
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
