namespace Pipeline.Components.Tests.Graph;

public sealed class ModuleNamedLikeTheApplicationTests
{
    [Fact]
    public async Task A_repository_that_is_one_module_passes_every_stage()
    {
        using var shop = new StagedShop("root");
        shop.Git.Commit("feat: sell", ("Dockerfile", "FROM scratch\n"));

        await RunAsync(shop);

        Assert.Equal(["BuildImage shop", "IntegrationTest shop"], Journal(shop, "BuildImage", "IntegrationTest"));
    }

    [Fact]
    public async Task A_module_among_others_passes_every_stage()
    {
        using var shop = new StagedShop();
        shop.Git.Commit("feat: sell", ("modules/shop/Dockerfile", "FROM scratch\n"));

        await RunAsync(shop);

        Assert.Equal(["IntegrationTest shop", "Deploy catalog", "Deploy orders", "Deploy shop"], Journal(shop, "IntegrationTest", "Deploy"));
    }

    private static async Task RunAsync(StagedShop shop)
    {
        var (exitCode, output) = await shop.RunAsync("Pipeline", "--environment", "staging");
        Assert.True(exitCode == 0, output);
    }

    private static string[] Journal(StagedShop shop, params string[] stages)
    {
        var lines = shop.TakeJournal().Select(line => line[..line.LastIndexOf(' ')]).Order(StringComparer.Ordinal).ToArray();
        return [.. stages.SelectMany(stage => lines.Where(line => line.StartsWith($"{stage} ", StringComparison.Ordinal)))];
    }
}
