namespace Pipeline.Components.Tests.Rollbacks;

/// <summary>What Rollback cannot do ends with one message and the next step, and changes nothing.</summary>
public sealed class RollbackRefusalTests : IDisposable
{
    private readonly ShopBuild _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task An_unknown_module_is_named_with_those_that_there_are() =>
        AssertRefused(await _shop.RunAsync("Rollback", "--runtime", "local", "--module", "order"), "Modules not found: order", "catalog, orders");

    [Fact]
    public async Task An_unknown_environment_is_named_with_those_that_there_are() =>
        AssertRefused(await _shop.RunAsync("Rollback", "--runtime", "local", "--environment", "stagign"), "'stagign'", "staging");

    [Fact]
    public async Task An_environment_that_nothing_was_deployed_to_is_named_with_its_namespace_and_what_to_do() =>
        AssertRefused(
            await _shop.RunAsync("Rollback", "--runtime", "local"),
            "There is nothing to roll back: catalog, orders are not deployed to 'staging' (namespace 'shop-staging', runtime local). Deploy first.");

    private void AssertRefused((int ExitCode, string Output) run, params string[] words)
    {
        Assert.NotEqual(0, run.ExitCode);
        Assert.All(words, word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("Exception", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_shop.Git.Path, "artifacts", "rollback.json")));
    }
}
