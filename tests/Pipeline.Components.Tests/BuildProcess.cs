using System.Diagnostics;

namespace Pipeline.Components.Tests;

/// <summary>The build of these tests as a process of its own, in any repository.</summary>
internal static class BuildProcess
{
    /// <summary>Runs it to its end.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(string root, IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments) =>
        RunAsync("ReleaseBuild", root, environment, arguments);

    /// <summary>Runs the build of <paramref name="assembly"/> to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string assembly, string root, IReadOnlyDictionary<string, string?> environment, IEnumerable<string> arguments)
    {
        using var process = Start(assembly, root, environment, arguments);
        return await EndAsync(process);
    }

    /// <summary>Runs it until a line of its output contains <paramref name="text"/>, then tells it to end by SIGTERM, and waits until it has.</summary>
    public static async Task<(int ExitCode, string Output)> TerminateAtAsync(string text, string root, params IEnumerable<string> arguments)
    {
        using var process = Start("ReleaseBuild", root, new Dictionary<string, string?>(), arguments);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = new System.Text.StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            output.Append(line).Append('\n');
            if (!line.Contains(text, StringComparison.Ordinal))
                continue;
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }

    /// <summary>Runs it until <paramref name="isTime"/>, then tells it to end by SIGTERM, and waits until it has.</summary>
    public static async Task<(int ExitCode, string Output)> TerminateWhenAsync(Func<bool> isTime, string root, IReadOnlyDictionary<string, string?> environment, params IEnumerable<string> arguments)
    {
        using var process = Start("ReleaseBuild", root, environment, arguments);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (!isTime() && !process.HasExited)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Runs the build of <paramref name="assembly"/> until <paramref name="isTime"/>, then kills it, and nothing that it started.</summary>
    public static async Task KillWhenAsync(string assembly, Func<bool> isTime, string root, IReadOnlyDictionary<string, string?> environment, IEnumerable<string> arguments)
    {
        using var process = Start(assembly, root, environment, arguments);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (!isTime() && !process.HasExited)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(process.HasExited, process.HasExited ? await output + await errors : "");
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a line in a shell to its end.</summary>
    public static async Task<(int ExitCode, string Output)> TypeAsync(string line, string root, IReadOnlyDictionary<string, string?> environment)
    {
        using var process = StartProgram("sh", ["-c", line], root, environment);
        return await EndAsync(process);
    }

    private static async Task<(int ExitCode, string Output)> EndAsync(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }

    private static Process Start(string assembly, string root, IReadOnlyDictionary<string, string?> environment, IEnumerable<string> arguments) =>
        StartProgram("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"), .. arguments], root, environment);

    private static Process StartProgram(string program, IEnumerable<string> arguments, string root, IReadOnlyDictionary<string, string?> environment)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in info.Environment.Keys.Where(key => key.StartsWith("GITHUB_", StringComparison.Ordinal) || key.StartsWith("NUKE_", StringComparison.Ordinal) || key is "CI").ToList())
            info.Environment.Remove(variable);
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        return Process.Start(info)!;
    }
}
