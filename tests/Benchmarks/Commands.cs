using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Pipeline.Benchmarks;

/// <summary>Measures commands as a person waits for them.</summary>
internal static class Commands
{
    /// <summary>This repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The time that a command takes from its start to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it wrote.</exception>
    public static async Task<TimeSpan> TimeAsync(string folder, string[] command, CancellationToken cancellationToken)
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

    /// <summary>Compiles a program that writes one line into <paramref name="folder"/>: the floor of everything that starts with <c>dotnet</c>.</summary>
    /// <returns>Its assembly.</returns>
    public static async Task<string> CompileHelloAsync(string folder, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "hello.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "hello.cs"), "System.Console.WriteLine(\"Hello\");", cancellationToken);
        await TimeAsync(folder, ["dotnet", "build", "-nologo", "--verbosity", "quiet", "--output", "out"], cancellationToken);
        return Path.Combine(folder, "out", "hello.dll");
    }

    /// <summary>The shorter of two times.</summary>
    public static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static string FindRoot([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
