using System.Diagnostics;
using Pipeline.Testing;

namespace Pipeline.Components.Tests;

/// <summary>A build of two modules in a real repository, run as its own process.</summary>
internal sealed class ShopBuild : IDisposable
{
    public ShopBuild()
    {
        Git.Write(".nuke/.keep", "");
        Git.Write(".gitignore", "artifacts/\n.nuke/temp/\n.nuke/build.schema.json\n");
        Git.Write("modules/catalog/Dockerfile", "FROM scratch\n");
        Git.Write("modules/catalog/VERSION", "1.0.0\n");
        Git.Write("modules/orders/module.yaml", "dependsOn: [catalog]\n");
        Git.Commit("feat: first");
        Git.Git("tag", "catalog-v1.0.0");
        Git.Git("tag", "orders-v1.0.0");
    }

    public GitSandbox Git { get; } = new();

    public string Read(string path) => File.ReadAllText(Path.Combine(Git.Path, path));

    public Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string?>(), arguments);

    public async Task<(int ExitCode, string Output)> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var info = new ProcessStartInfo("dotnet") { WorkingDirectory = Git.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, "ReleaseBuild.dll")))
            info.ArgumentList.Add(argument);
        foreach (var variable in info.Environment.Keys.Where(key => key.StartsWith("GITHUB_", StringComparison.Ordinal) || key.StartsWith("NUKE_", StringComparison.Ordinal) || key is "CI").ToList())
            info.Environment.Remove(variable);
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        using var process = Process.Start(info)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }

    public void Dispose() => Git.Dispose();
}
