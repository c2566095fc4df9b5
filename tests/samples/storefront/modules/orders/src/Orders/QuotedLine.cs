namespace Storefront.Orders;

/// <summary>A priced line: <paramref name="Total"/> is <paramref name="Quantity"/> times <paramref name="UnitPrice"/>.</summary>
internal sealed record QuotedLine(string Sku, string Name, int Quantity, decimal UnitPrice, decimal Total);
