namespace Pipeline.Components.Tests.Workflows;

/// <summary>The generated workflows of a build with levels of maturity, in a repository that shows itself to nobody without a token.</summary>
public sealed class PrivateRepositoryTests
{
    [Fact]
    public async Task Jobs_without_a_token_know_how_mature_the_sources_are_from_what_their_checkout_fetched()
    {
        await using var shop = await ReleasingShop.StartAsync("measured", ("RUNTIME", "local"));
        shop.Host.IsPrivate = true;

        using var first = await shop.RunAsync("merge-main.yml", "push");
        using var second = await shop.RunAsync("merge-main.yml", "push");

        Assert.Equal(("success", "success"), (first.Result, second.Result));
        var checks = second.Jobs.Keys.Where(job => job.Contains(" / check / ", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, checks.Count);
        Assert.All(checks, job => Assert.Contains("The ledger is read as it was fetched: origin does not show it", second.LogOf(job), StringComparison.Ordinal));
    }
}
