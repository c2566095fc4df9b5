using System.Diagnostics;

namespace Pipeline.EndToEnd;

/// <summary>Runs programs as a user would.</summary>
internal static class Shell
{
    /// <summary>Runs a program that must succeed and returns what it wrote.</summary>
    public static async Task<string> RunAsync(string folder, string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var (exitCode, text) = await TryAsync(folder, program, arguments, environment);
        Assert.True(exitCode == 0, $"'{program} {string.Join(' ', arguments)}' ended with {exitCode} in {folder}:\n{text}");
        return text;
    }

    public static async Task<(int ExitCode, string Text)> TryAsync(string folder, string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        // A program of the folder is looked for there, not where the tests run.
        var path = program.StartsWith("./", StringComparison.Ordinal) ? Path.Combine(folder, program) : program;
        var start = new ProcessStartInfo(path, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The test host's own settings are not the user's.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("COVERLET", StringComparison.OrdinalIgnoreCase) || name is "GITHUB_ACTIONS").ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
