using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Xunit;

namespace Pipeline.Testing.Linting;

/// <summary>GitHub's own language service for workflows, installed once by its lock file.</summary>
public sealed class WorkflowValidator
{
    private readonly string _source = SourceFolder();
    private readonly string _folder;
    private bool _isInstalled;

    public WorkflowValidator() => _folder = Path.GetFullPath(Path.Combine(_source, "../../../.nuke/temp/workflow-validator"));

    /// <summary>What is wrong with the workflows of <paramref name="folders"/>, each of which is a repository's folder of workflows. Skips the test where node is not.</summary>
    public async Task<IReadOnlyList<WorkflowFinding>> FindAsync(params string[] folders)
    {
        await InstallAsync();
        return JsonSerializer.Deserialize<List<WorkflowFinding>>(await RunAsync("node", ["validate.mjs", .. folders]), JsonSerializerOptions.Web)!;
    }

    /// <summary>The values of expressions as JSON texts, as GitHub's library finds them. Skips the test where node is not.</summary>
    public async Task<IReadOnlyList<string>> EvaluateAsync(string contexts, IReadOnlyList<string> expressions)
    {
        await InstallAsync();
        var input = Path.Combine(_folder, $"expressions-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(input, $"{{ \"contexts\": {contexts}, \"expressions\": {JsonSerializer.Serialize(expressions)} }}");
        try
        {
            return JsonSerializer.Deserialize<List<string>>(await RunAsync("node", "evaluate.mjs", input))!;
        }
        finally
        {
            File.Delete(input);
        }
    }

    private async Task InstallAsync()
    {
        if (_isInstalled)
            return;
        Requires.Program("node");
        Requires.Program("npm");
        Directory.CreateDirectory(_folder);
        var installed = Path.Combine(_folder, "node_modules", ".package-lock.json");
        var isCurrent = File.Exists(installed) && File.Exists(Path.Combine(_folder, "package-lock.json"))
            && await File.ReadAllTextAsync(Path.Combine(_folder, "package-lock.json")) == await File.ReadAllTextAsync(Path.Combine(_source, "package-lock.json"));
        foreach (var name in new[] { "package.json", "package-lock.json", "validate.mjs", "evaluate.mjs", "json-modules.mjs", "actions.json" })
            File.Copy(Path.Combine(_source, name), Path.Combine(_folder, name), overwrite: true);
        if (!isCurrent)
            await RunAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent");
        _isInstalled = true;
    }

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
