namespace Storefront.Catalog.Tests;

public sealed class AssortmentTests
{
    private static readonly Product Tea = new("tea", "Tea", 6.50m, "EUR");

    [Fact]
    public void A_product_is_found_by_its_sku() => Assert.Equal(Tea, new Assortment([Tea]).Find("tea"));

    [Fact]
    public void An_unknown_sku_finds_nothing() => Assert.Null(new Assortment([Tea]).Find("coffee"));

    [Fact]
    public void Every_fault_of_an_assortment_is_named_at_once()
    {
        var fault = Assert.Throws<InvalidDataException>(() => new Assortment([Tea, Tea, new Product("gift", "Gift", 0, "EUR")]));

        Assert.Equal("The assortment is not valid: tea is there 2 times; gift costs 0.", fault.Message);
    }

    [Fact]
    public void The_assortment_that_comes_with_the_application_is_valid() => Assert.NotEmpty(Assortment.Load().Products);
}
