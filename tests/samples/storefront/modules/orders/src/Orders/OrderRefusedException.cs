namespace Storefront.Orders;

/// <summary>An order that cannot be taken; the message tells the customer why.</summary>
internal sealed class OrderRefusedException(string message) : Exception(message);
