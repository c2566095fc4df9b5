using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Storefront.Catalog.Tests;

public sealed class EndpointTests(WebApplicationFactory<Program> application) : IClassFixture<WebApplicationFactory<Program>>
{
    private readonly HttpClient _client = application.CreateClient();

    [Fact]
    public async Task The_list_has_every_product_with_its_price()
    {
        var products = await _client.GetFromJsonAsync<List<Product>>("/products", TestContext.Current.CancellationToken);

        Assert.Equal(Assortment.Load().Products, products);
    }

    [Fact]
    public async Task One_product_is_served_by_its_sku()
    {
        var product = await _client.GetFromJsonAsync<Product>("/products/pot-iron-08", TestContext.Current.CancellationToken);

        Assert.Equal(48.00m, product!.Price);
    }

    [Fact]
    public async Task An_unknown_product_is_not_found_and_is_named()
    {
        var answer = await _client.GetAsync("/products/coffee", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("coffee", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_that_it_is_healthy() =>
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/health", TestContext.Current.CancellationToken)).StatusCode);
}
