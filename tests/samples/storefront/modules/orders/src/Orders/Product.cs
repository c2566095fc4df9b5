namespace Storefront.Orders;

/// <summary>A product as the catalog offers it.</summary>
internal sealed record Product(string Sku, string Name, decimal Price, string Currency);
