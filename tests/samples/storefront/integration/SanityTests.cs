using System.Net;

namespace Storefront.IntegrationTests;

/// <summary>Is everything there? The first thing to look at after a deployment.</summary>
public sealed class SanityTests
{
    [Theory]
    [InlineData("catalog")]
    [InlineData("orders")]
    [InlineData("web")]
    public async Task The_module_is_healthy(string module)
    {
        using var client = Endpoint.Of(module);

        var answer = await client.GetAsync("/health", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
