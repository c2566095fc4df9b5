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

    public Task<(int ExitCode, string Output)> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) => BuildProcess.RunAsync(Git.Path, environment, arguments);

    public void Dispose() => Git.Dispose();
}
