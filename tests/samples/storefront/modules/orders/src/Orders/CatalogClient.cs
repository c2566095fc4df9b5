using System.Net;
using System.Text.Json;

namespace Storefront.Orders;

/// <summary>Asks the catalog over HTTP.</summary>
internal sealed class CatalogClient(HttpClient http)
{
    /// <summary>Every product on sale.</summary>
    /// <exception cref="CatalogUnavailableException">The catalog did not answer.</exception>
    public Task<List<Product>> ListAsync(CancellationToken cancellationToken) =>
        AskAsync(async () => await http.GetFromJsonAsync<List<Product>>("products", cancellationToken) ?? []);

    /// <summary>The product with <paramref name="sku"/>; null when the catalog has none.</summary>
    /// <exception cref="CatalogUnavailableException">The catalog did not answer.</exception>
    public Task<Product?> FindAsync(string sku, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        using var answer = await http.GetAsync($"products/{Uri.EscapeDataString(sku)}", cancellationToken);
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Product>(cancellationToken);
    });

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            throw new CatalogUnavailableException("The catalog did not answer. Try again in a moment.", exception);
        }
    }
}
