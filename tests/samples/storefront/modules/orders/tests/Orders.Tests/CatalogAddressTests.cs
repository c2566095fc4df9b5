using Microsoft.Extensions.Configuration;

namespace Storefront.Orders.Tests;

public sealed class CatalogAddressTests
{
    [Fact]
    public void An_explicit_address_wins() =>
        Assert.Equal(new Uri("http://example.org:81"), Find(("CATALOG_URL", "http://example.org:81"), ("CATALOG_SERVICE_HOST", "10.0.0.7")));

    [Fact]
    public void Without_one_the_service_variables_of_Kubernetes_are_used() =>
        Assert.Equal(new Uri("http://10.0.0.7:9090"), Find(("CATALOG_SERVICE_HOST", "10.0.0.7"), ("CATALOG_SERVICE_PORT", "9090")));

    [Fact]
    public void Without_those_the_name_of_the_service_is_used() => Assert.Equal(new Uri("http://catalog:8080"), Find());

    [Theory]
    [InlineData("catalog")]
    [InlineData("file:///etc/passwd")]
    public void What_is_no_http_address_is_refused_and_named(string text)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Find(("CATALOG_URL", text)));
        Assert.Contains(text, fault.Message, StringComparison.Ordinal);
    }

    private static Uri Find(params (string Name, string Value)[] variables) => CatalogAddress.From(
        new ConfigurationBuilder().AddInMemoryCollection(variables.ToDictionary(one => one.Name, string? (one) => one.Value)).Build());
}
