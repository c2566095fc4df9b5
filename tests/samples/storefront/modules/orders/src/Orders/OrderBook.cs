using System.Collections.Concurrent;

namespace Storefront.Orders;

/// <summary>The placed orders, kept in memory.</summary>
internal sealed class OrderBook
{
    private readonly ConcurrentDictionary<Guid, Order> _orders = new();

    /// <summary>Keeps a new order at the price of <paramref name="quote"/>.</summary>
    public Order Place(Quote quote)
    {
        var order = new Order(Guid.CreateVersion7(), quote);
        _orders[order.Id] = order;
        return order;
    }

    /// <summary>The order with <paramref name="id"/>; null when there is none.</summary>
    public Order? Find(Guid id) => _orders.GetValueOrDefault(id);
}
