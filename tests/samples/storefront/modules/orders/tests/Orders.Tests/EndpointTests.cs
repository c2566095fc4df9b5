using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Storefront.Orders.Tests;

public sealed class EndpointTests : IDisposable
{
    private readonly WebApplicationFactory<Program> _application;
    private readonly HttpClient _client;

    public EndpointTests()
    {
        _application = WithCatalog(new CatalogStub(new Product("tea", "Tea", 6.50m, "EUR")));
        _client = _application.CreateClient();
    }

    public void Dispose()
    {
        _client.Dispose();
        _application.Dispose();
    }

    [Fact]
    public async Task A_placed_order_is_found_again_at_its_location()
    {
        var placed = await _client.PostAsJsonAsync("/api/orders", new[] { new OrderLine("tea", 3) }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        var order = await _client.GetFromJsonAsync<Order>(placed.Headers.Location, TestContext.Current.CancellationToken);
        Assert.Equal(19.50m, order!.Quote.Total);
    }

    [Fact]
    public async Task A_quote_is_for_one_piece_unless_a_quantity_is_given()
    {
        var quote = await _client.GetFromJsonAsync<Quote>("/api/orders/quote?sku=tea", TestContext.Current.CancellationToken);

        Assert.Equal(6.50m, quote!.Total);
    }

    [Fact]
    public async Task The_products_of_the_catalog_are_passed_on()
    {
        var products = await _client.GetFromJsonAsync<List<Product>>("/api/products", TestContext.Current.CancellationToken);

        Assert.Equal("tea", Assert.Single(products!).Sku);
    }

    [Fact]
    public async Task A_refused_order_tells_why()
    {
        var answer = await _client.GetAsync("/api/orders/quote?sku=coffee", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Not on sale: coffee.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_catalog_is_not_the_customers_fault()
    {
        await using var application = WithCatalog(new CatalogStub());
        using var client = application.CreateClient();

        var answer = await client.GetAsync("/api/orders/quote?sku=tea", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task An_unknown_order_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync($"/api/orders/{Guid.Empty}", TestContext.Current.CancellationToken)).StatusCode);

    [Fact]
    public async Task It_says_that_it_is_healthy() =>
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/health", TestContext.Current.CancellationToken)).StatusCode);

    private static WebApplicationFactory<Program> WithCatalog(CatalogStub catalog) => new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        host.ConfigureServices(services => services.AddHttpClient<CatalogClient>().ConfigurePrimaryHttpMessageHandler(() => catalog)));
}
