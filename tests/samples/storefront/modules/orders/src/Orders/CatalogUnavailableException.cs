namespace Storefront.Orders;

/// <summary>The catalog did not answer, or not as agreed.</summary>
internal sealed class CatalogUnavailableException(string message, Exception cause) : Exception(message, cause);
