namespace Storefront.Orders;

/// <summary>A placed order; its price stays what it was when it was placed.</summary>
internal sealed record Order(Guid Id, Quote Quote);
