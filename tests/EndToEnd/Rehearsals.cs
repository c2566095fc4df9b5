namespace Pipeline.EndToEnd;

/// <summary>
/// The runs that the facts are about, each made when a fact first asks for it, one after the other on one repository: orders
/// with a broken unit test, everything mended, nothing changed, and the same on the cluster.
/// </summary>
public sealed class Rehearsals : IAsyncLifetime
{
    private const string PricingTest = "modules/orders/tests/Orders.Tests/PricingTests.cs";
    private StorefrontCopy? _storefront;
    private Rehearsal? _broken;
    private Rehearsal? _mended;
    private Rehearsal? _unchanged;
    private Rehearsal? _onCluster;

    internal StorefrontCopy Storefront => _storefront ?? throw new InvalidOperationException("No rehearsal has been asked for.");

    /// <summary>The first run, in which one unit test of orders fails.</summary>
    internal async Task<Rehearsal> BrokenAsync()
    {
        if (_broken is null)
        {
            _storefront = await StorefrontCopy.CreateAsync();
            _storefront.Edit(PricingTest, "Assert.Equal(27.90m", "Assert.Equal(27.91m");
            _storefront.Commit("feat: sell tea");
            _broken = await RunAsync("--runtime", "local");
        }

        return _broken;
    }

    /// <summary>The run after the test was mended.</summary>
    internal async Task<Rehearsal> MendedAsync()
    {
        if (_mended is null)
        {
            await BrokenAsync();
            Storefront.Edit(PricingTest, "Assert.Equal(27.91m", "Assert.Equal(27.90m");
            Storefront.Commit("fix: price tea as the catalog does");
            _mended = await RunAsync("--runtime", "local");
        }

        return _mended;
    }

    /// <summary>The run after that, on the same commit.</summary>
    internal async Task<Rehearsal> UnchangedAsync()
    {
        if (_unchanged is null)
        {
            await MendedAsync();
            _unchanged = await RunAsync("--runtime", "local");
        }

        return _unchanged;
    }

    /// <summary>The run of the same commit on the cluster.</summary>
    internal async Task<Rehearsal> OnClusterAsync()
    {
        if (_onCluster is null)
        {
            await UnchangedAsync();
            _onCluster = await RunAsync("--runtime", "kubernetes");
        }

        return _onCluster;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_storefront is null)
            return;
        if (_onCluster is not null)
            await _storefront.BuildAsync("Undeploy", "--runtime", "kubernetes");
        await _storefront.BuildAsync("Undeploy", "--runtime", "local");
        await _storefront.RemoveImagesAsync();
        _storefront.Dispose();
    }

    private async Task<Rehearsal> RunAsync(params string[] arguments) =>
        new(await Storefront.BuildAsync(["Pipeline", .. arguments]), await Storefront.ReadRunAsync());
}
