namespace Storefront.Orders;

/// <summary>Finds the catalog.</summary>
internal static class CatalogAddress
{
    /// <summary>
    /// <c>CATALOG_URL</c> when set; else the address that Kubernetes hands to containers (<c>CATALOG_SERVICE_HOST</c> and
    /// <c>CATALOG_SERVICE_PORT</c>), which needs no DNS; else the name <c>catalog</c> at port 8080.
    /// </summary>
    /// <exception cref="InvalidOperationException"><c>CATALOG_URL</c> is not an absolute http or https address.</exception>
    public static Uri From(IConfiguration configuration)
    {
        if (configuration["CATALOG_URL"] is { Length: > 0 } text)
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? url
                : throw new InvalidOperationException($"CATALOG_URL is '{text}'; expected an address such as http://catalog:8080.");
        }

        return configuration["CATALOG_SERVICE_HOST"] is { Length: > 0 } host
            ? new UriBuilder("http", host, int.Parse(configuration["CATALOG_SERVICE_PORT"] ?? "8080", null)).Uri
            : new Uri("http://catalog:8080");
    }
}
