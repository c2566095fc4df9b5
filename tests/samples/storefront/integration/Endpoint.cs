namespace Storefront.IntegrationTests;

/// <summary>Where the deployed modules are.</summary>
internal static class Endpoint
{
    /// <summary>A client for <paramref name="module"/>, whose address is in <c>ENDPOINT_&lt;MODULE&gt;</c>.</summary>
    public static HttpClient Of(string module)
    {
        var variable = $"ENDPOINT_{module.ToUpperInvariant().Replace('-', '_')}";
        var text = Environment.GetEnvironmentVariable(variable);
        Assert.True(
            Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https",
            $"{variable} is {(string.IsNullOrEmpty(text) ? "not set" : $"'{text}'")}; expected the address of the deployed {module}, such as http://127.0.0.1:8080. "
                + "The IntegrationTest stage sets it; by hand, set it to where the module answers.");
        return new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
    }
}
