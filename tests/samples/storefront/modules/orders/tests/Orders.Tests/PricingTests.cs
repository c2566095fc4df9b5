namespace Storefront.Orders.Tests;

public sealed class PricingTests
{
    private readonly Pricing _pricing = new CatalogStub(
        new Product("tea", "Tea", 6.50m, "EUR"),
        new Product("cup", "Cup", 14.90m, "EUR"),
        new Product("mug", "Mug", 5.00m, "USD")).Pricing;

    [Fact]
    public async Task The_total_is_the_sum_of_quantity_times_price()
    {
        var quote = await _pricing.QuoteAsync([new("tea", 2), new("cup", 1)], TestContext.Current.CancellationToken);

        Assert.Equal(27.90m, quote.Total);
        Assert.Equal("EUR", quote.Currency);
        Assert.Equal([13.00m, 14.90m], quote.Lines.Select(line => line.Total));
    }

    [Fact]
    public Task Everything_that_is_not_on_sale_is_named() => Refuses("Not on sale: coffee, cocoa.", new("coffee", 1), new("tea", 1), new("cocoa", 1));

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public Task A_quantity_out_of_range_is_refused(int quantity) =>
        Refuses($"The quantity of 'tea' is {quantity}; 1 to 100 can be ordered.", new OrderLine("tea", quantity));

    [Fact]
    public Task An_empty_order_is_refused() => Refuses("An order has 1 to 50 lines; this one has 0.");

    [Fact]
    public Task An_order_in_two_currencies_is_refused() =>
        Refuses("The products are sold in different currencies. Order them apart.", new("tea", 1), new("mug", 1));

    [Fact]
    public Task A_broken_catalog_is_told_from_an_unknown_product() =>
        Assert.ThrowsAsync<CatalogUnavailableException>(() => new CatalogStub().Pricing.QuoteAsync([new("tea", 1)], TestContext.Current.CancellationToken));

    private async Task Refuses(string reason, params OrderLine[] lines)
    {
        var refusal = await Assert.ThrowsAsync<OrderRefusedException>(() => _pricing.QuoteAsync(lines, TestContext.Current.CancellationToken));
        Assert.Equal(reason, refusal.Message);
    }
}
