namespace Pipeline.Components.Tests.Releases;

/// <summary>An environment that takes blessed bundles only, and the ordinary Deploy (D15).</summary>
public sealed class BlessedOnlyTests : IDisposable
{
    private readonly RecordedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("Deploy")]
    [InlineData("Pipeline")]
    [InlineData("IntegrationTest")]
    public async Task Whatever_deploys_past_the_bundles_is_refused_before_any_stage_runs(string target)
    {
        var output = await _shop.RefusedAsync(target, "--environment", "production");

        Assert.Contains("Deploy does not go to production, which takes blessed bundles and nothing else. Promote one: ./build.sh Promote --to production", output, StringComparison.Ordinal);
        Assert.Empty(_shop.TakeJournal());
    }

    [Fact]
    public async Task What_the_ledger_adopted_counts_also_when_the_build_no_longer_declares_it()
    {
        await _shop.SealAsync();
        _shop.TakeJournal();

        var output = await _shop.RefusedAsync(new Dictionary<string, string?> { ["NO_APPROVAL"] = "yes" }, "Deploy", "--environment", "production");

        Assert.Contains("Deploy does not go to production", output, StringComparison.Ordinal);
        Assert.Empty(_shop.TakeJournal());
    }

    [Fact]
    public async Task An_environment_that_takes_anything_is_deployed_to_as_ever()
    {
        await _shop.SucceedAsync("Deploy", "--environment", "staging");

        Assert.Contains(_shop.TakeJournal(), line => line.StartsWith("Deploy catalog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_does_not_deploy_is_not_refused()
    {
        await _shop.SucceedAsync("UnitTest", "--environment", "production");
    }

    [Fact]
    public async Task A_build_without_the_ledger_notices_nothing()
    {
        using var plain = new RecordedShop("plain");

        await plain.SucceedAsync("Deploy", "--environment", "production");
    }
}
