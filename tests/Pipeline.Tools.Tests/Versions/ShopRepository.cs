using Pipeline.Core.Model;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.Modules;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Versions;

namespace Pipeline.Tools.Tests.Versions;

/// <summary>A real repository of two modules, orders and catalog, with one commit.</summary>
internal sealed class ShopRepository : IDisposable
{
    public ShopRepository()
    {
        Git.Write("modules/orders/Dockerfile", "FROM scratch\n");
        Git.Write("modules/catalog/Dockerfile", "FROM scratch\n");
        Git.Commit("feat: first");
    }

    public GitSandbox Git { get; } = new();

    public string Path => Git.Path;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ModuleGraph Modules => ModuleFinder.Find(PipelineModel.In(Path).Modules("modules/*"), Path);

    public void Dispose() => Git.Dispose();

    public void TagAll(string version)
    {
        Git.Git("tag", $"orders-v{version}");
        Git.Git("tag", "-a", "-m", "x", $"catalog-v{version}");
    }

    public Task<GitWorkTree> OpenAsync() => GitWorkTree.OpenAsync(new ProcessRunner(), Path, Token);

    public async Task<VersionPlan> PlanAsync(PlanOptions? options = null, string? branch = null) =>
        await new VersionPlanning(await OpenAsync()).PlanAsync(Modules, options ?? new PlanOptions(), branch, Token);

    public async Task<string?> NextOfOrdersAsync() => (await PlanAsync()).Modules.Single(module => module.Name == "orders").Next?.ToString();
}
