using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Pipeline.Testing.GitHub;

/// <summary>GitHub's own description of its API, and Prism, which holds requests and answers against it; installed once by their lock file.</summary>
public static partial class GitHubDescription
{
    private const string PartName = "releases.json";
    private static readonly string Folder = Path.GetFullPath(Path.Combine(SourceFolder(), "../../../.nuke/temp/github-description"));

    /// <summary>Starts Prism in front of <paramref name="server"/>: what does not fit the description becomes an error.</summary>
    /// <returns>The process, and its address.</returns>
    public static async Task<(Process Process, string Address)> StartPrismAsync(string server)
    {
        Requires.Program("node");
        Requires.Program("npm");
        await InstallAsync();
        var prism = Start("node", Path.Combine("node_modules", "@stoplight", "prism-cli", "dist", "index.js"), "proxy", PartName, server, "--errors", "--port", "0");
        _ = prism.StandardError.ReadToEndAsync();
        while (await prism.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                _ = prism.StandardOutput.ReadToEndAsync();
                return (prism, match.Value);
            }
        }

        throw new InvalidOperationException("Prism ended before it listened.");
    }

    private static async Task InstallAsync()
    {
        Directory.CreateDirectory(Folder);
        // Two test projects may come here at once.
        await using var gate = await LockAsync(Path.Combine(Folder, ".lock"));
        var isCurrent = File.Exists(Path.Combine(Folder, PartName)) && new[] { "package-lock.json", "describe.mjs" }.All(IsCurrent);
        if (isCurrent)
            return;
        File.Delete(Path.Combine(Folder, PartName));
        foreach (var name in new[] { "package.json", "package-lock.json", "describe.mjs" })
            File.Copy(Path.Combine(SourceFolder(), name), Path.Combine(Folder, name), overwrite: true);
        await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
        await RunAsync("node", "describe.mjs");
    }

    private static bool IsCurrent(string name) =>
        File.Exists(Path.Combine(Folder, name)) && File.ReadAllText(Path.Combine(Folder, name)) == File.ReadAllText(Path.Combine(SourceFolder(), name));

    private static async Task<FileStream> LockAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(200, TestContext.Current.CancellationToken);
            }
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await errors}");
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex(@"(?<=Prism is listening on )http://\S+")]
    private static partial Regex Listening();
}
