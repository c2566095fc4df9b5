using System.Text.Json;

namespace Storefront.Catalog;

/// <summary>The products on sale, in the order in which they are shown.</summary>
internal sealed class Assortment
{
    private readonly Dictionary<string, Product> _bySku;

    /// <summary>Creates an assortment.</summary>
    /// <exception cref="InvalidDataException">Two products share a SKU, or a price is not above zero.</exception>
    public Assortment(IReadOnlyList<Product> products)
    {
        var faults = products.GroupBy(product => product.Sku).Where(group => group.Count() > 1).Select(group => $"{group.Key} is there {group.Count()} times")
            .Concat(products.Where(product => product.Price <= 0).Select(product => $"{product.Sku} costs {product.Price}"))
            .ToList();
        if (faults.Count > 0)
            throw new InvalidDataException($"The assortment is not valid: {string.Join("; ", faults)}.");
        Products = products;
        _bySku = products.ToDictionary(product => product.Sku);
    }

    /// <summary>Every product.</summary>
    public IReadOnlyList<Product> Products { get; }

    /// <summary>The product with <paramref name="sku"/>; null when there is none.</summary>
    public Product? Find(string sku) => _bySku.GetValueOrDefault(sku);

    /// <summary>Reads the assortment that comes with the application.</summary>
    public static Assortment Load()
    {
        using var stream = typeof(Assortment).Assembly.GetManifestResourceStream("products.json")!;
        return new Assortment(JsonSerializer.Deserialize<List<Product>>(stream, JsonSerializerOptions.Web)!);
    }
}
