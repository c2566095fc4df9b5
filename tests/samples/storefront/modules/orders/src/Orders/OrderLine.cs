namespace Storefront.Orders;

/// <summary>What a customer asks for: <paramref name="Quantity"/> pieces of <paramref name="Sku"/>.</summary>
internal sealed record OrderLine(string Sku, int Quantity);
