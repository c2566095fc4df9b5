using Xunit;

public class TariffTests
{
    [Fact]
    public void An_article_costs_two_for_each_letter() => Assert.Equal(6m, Tariff.Of("pot"));

    [Fact]
    public void Nothing_costs_nothing() => Assert.Equal(0m, Tariff.Of(""));
}
