using Pipeline.Components.Tests.Rollbacks;

namespace Pipeline.Components.Tests.Deployments;

/// <summary>A deployment of two modules of which the second fails, as a person meets it.</summary>
[Collection(ShopCollection.Name)]
public sealed class FailedDeploymentTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> Here = [];
    private DeployedShop _shop = null!;

    public async ValueTask InitializeAsync()
    {
        _shop = await DeployedShop.CreateAsync();
        await _shop.DeployAsync();
        _shop.CommitBroken("orders");
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Fact]
    public async Task Everything_goes_back_and_the_build_fails()
    {
        var (exitCode, output) = await _shop.RunAsync(Here, "Deploy", "--deploy-timeout", "00:00:20");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("staging goes back to what ran before", output, StringComparison.Ordinal);
        Assert.Contains("catalog runs 0.1.0", output, StringComparison.Ordinal);
        Assert.Contains("orders failed at Deploy: ", output, StringComparison.Ordinal);
        Assert.Equal(("page 1", "page 1"), (await _shop.AskAsync("catalog"), await _shop.AskAsync("orders")));
        Assert.Contains("\"outcome\": \"rolledBack\"", _shop.ReadRecord(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_that_fails_before_its_deployment_brings_the_others_back_too()
    {
        _shop.CommitPage("page 3");
        _shop.Commit("feat: chart", ("modules/orders/chart/templates/app.yaml", "{{ fail \"not today\" }}"));

        var (exitCode, output) = await _shop.RunAsync(Here, "Deploy", "--deploy-timeout", "00:01:00");

        Assert.NotEqual(0, exitCode);
        Assert.True(("page 1", "page 1") == (await _shop.AskAsync("catalog"), await _shop.AskAsync("orders")), output);
        Assert.Contains("orders failed at Chart: ", output, StringComparison.Ordinal);
        Assert.Contains("catalog runs 0.1.0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_deployed_stays_when_the_person_says_so()
    {
        var (exitCode, output) = await _shop.RunAsync(Here, "Deploy", "--deploy-timeout", "00:00:20", "--keep-going");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--keep-going: staging keeps what was deployed beside orders", output, StringComparison.Ordinal);
        Assert.Equal(("broken", "page 1"), (await _shop.AskAsync("catalog"), await _shop.AskAsync("orders")));
    }

    [Fact]
    public async Task A_build_that_was_killed_is_finished_by_the_next_or_undone_as_a_whole()
    {
        // Orders of this commit never answers: the build is killed while it waits for it, after catalog was changed.
        await _shop.KillAtAsync(() => _shop.HasJournalOf("orders"), "Deploy");
        Assert.Equal("broken", await _shop.AskAsync("catalog"));

        var (exitCode, output) = await _shop.RunAsync(Here, "Deploy", "--deploy-timeout", "00:00:20");

        Assert.NotEqual(0, exitCode);
        Assert.True(("page 1", "page 1") == (await _shop.AskAsync("catalog"), await _shop.AskAsync("orders")), output);

        await _shop.DeployAsync();
        Assert.Equal(("page 3", "page 3"), (await _shop.AskAsync("catalog"), await _shop.AskAsync("orders")));
        Assert.False(_shop.HasJournalOf("orders"));
    }
}
