namespace Storefront.Catalog;

/// <summary>Something that can be bought.</summary>
/// <param name="Sku">Its identifier: lower-case letters, digits and hyphens.</param>
/// <param name="Name">What customers read.</param>
/// <param name="Price">The price of one, in <paramref name="Currency"/>.</param>
/// <param name="Currency">An ISO 4217 code.</param>
internal sealed record Product(string Sku, string Name, decimal Price, string Currency);
