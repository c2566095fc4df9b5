namespace Storefront.Orders;

/// <summary>The price of an order, at the catalog's prices of this moment.</summary>
/// <param name="Lines">Each line with its price.</param>
/// <param name="Total">The sum of the lines.</param>
/// <param name="Currency">An ISO 4217 code.</param>
internal sealed record Quote(IReadOnlyList<QuotedLine> Lines, decimal Total, string Currency);
