using System.Net;
using System.Net.Http.Json;

namespace Storefront.Orders.Tests;

/// <summary>Answers as the catalog does; without products it answers as a broken one.</summary>
internal sealed class CatalogStub(params Product[] products) : HttpMessageHandler
{
    public Pricing Pricing => new(Client);

    public CatalogClient Client => new(new HttpClient(this) { BaseAddress = new Uri("http://catalog") });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (products.Length == 0)
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway));
        var name = request.RequestUri!.Segments[^1];
        if (name == "products")
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(products) });
        return Task.FromResult(products.FirstOrDefault(product => product.Sku == name) is { } found
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(found) }
            : new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
