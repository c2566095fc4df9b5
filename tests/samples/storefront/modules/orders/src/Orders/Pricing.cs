namespace Storefront.Orders;

/// <summary>Prices orders at what the catalog asks.</summary>
internal sealed class Pricing(CatalogClient catalog)
{
    private const int MostLines = 50;
    private const int MostPieces = 100;

    /// <summary>Prices <paramref name="lines"/>.</summary>
    /// <exception cref="OrderRefusedException">The order is empty or too long, a quantity is out of range, or a product is not on sale.</exception>
    /// <exception cref="CatalogUnavailableException">The catalog did not answer.</exception>
    public async Task<Quote> QuoteAsync(IReadOnlyList<OrderLine> lines, CancellationToken cancellationToken)
    {
        if (lines.Count is 0 or > MostLines)
            throw new OrderRefusedException($"An order has 1 to {MostLines} lines; this one has {lines.Count}.");
        if (lines.FirstOrDefault(line => line.Quantity is < 1 or > MostPieces) is { } wrong)
            throw new OrderRefusedException($"The quantity of '{wrong.Sku}' is {wrong.Quantity}; 1 to {MostPieces} can be ordered.");

        var products = await Task.WhenAll(lines.Select(line => catalog.FindAsync(line.Sku, cancellationToken)));
        var unknown = lines.Where((_, index) => products[index] is null).Select(line => line.Sku).ToList();
        if (unknown.Count > 0)
            throw new OrderRefusedException($"Not on sale: {string.Join(", ", unknown)}.");

        var quoted = lines.Zip(products, (line, product) =>
            new QuotedLine(line.Sku, product!.Name, line.Quantity, product.Price, line.Quantity * product.Price)).ToList();
        return products.Select(product => product!.Currency).Distinct().ToList() is [var currency]
            ? new Quote(quoted, quoted.Sum(line => line.Total), currency)
            : throw new OrderRefusedException("The products are sold in different currencies. Order them apart.");
    }
}
