using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Storefront.IntegrationTests;

/// <summary>What a customer does, through web, orders and catalog.</summary>
public sealed class StorefrontTests : IDisposable
{
    private readonly HttpClient _web = Endpoint.Of("web");

    public void Dispose() => _web.Dispose();

    [Fact]
    public async Task The_page_and_its_script_are_served()
    {
        Assert.Contains("<h1>Storefront</h1>", await _web.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("text/javascript", (await _web.GetAsync("/storefront.js", TestContext.Current.CancellationToken)).Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task What_the_page_offers_is_what_the_catalog_sells()
    {
        using var catalog = Endpoint.Of("catalog");

        var offered = await _web.GetStringAsync("/api/products", TestContext.Current.CancellationToken);
        var sold = await catalog.GetStringAsync("/products", TestContext.Current.CancellationToken);

        Assert.Equal(sold, offered);
    }

    [Fact]
    public async Task A_quote_has_the_catalogs_price_times_the_quantity()
    {
        using var catalog = Endpoint.Of("catalog");
        var product = (await catalog.GetFromJsonAsync<JsonElement>("/products", TestContext.Current.CancellationToken))[0];

        var quote = await _web.GetFromJsonAsync<JsonElement>($"/api/orders/quote?sku={product.GetProperty("sku")}&quantity=3", TestContext.Current.CancellationToken);

        Assert.Equal(3 * product.GetProperty("price").GetDecimal(), quote.GetProperty("total").GetDecimal());
    }

    [Fact]
    public async Task An_order_placed_on_the_page_is_known_to_orders()
    {
        using var orders = Endpoint.Of("orders");

        var placed = await _web.PostAsJsonAsync("/api/orders", new[] { new { sku = "tea-sencha-100", quantity = 2 } }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        var order = await placed.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        var known = await orders.GetFromJsonAsync<JsonElement>($"/api/orders/{order.GetProperty("id")}", TestContext.Current.CancellationToken);

        Assert.Equal(18.40m, known.GetProperty("quote").GetProperty("total").GetDecimal());
    }

    [Fact]
    public async Task What_is_not_on_sale_is_refused_with_the_reason()
    {
        var answer = await _web.GetAsync("/api/orders/quote?sku=coffee", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Not on sale: coffee.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
