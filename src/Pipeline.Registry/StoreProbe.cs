using System.Globalization;

namespace Pipeline.Registry;

/// <summary>Tells whether a port of this machine is served by a registry of a given store.</summary>
internal static class StoreProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<bool> ServesAsync(int port, string storeId, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/v2/"));
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.Headers.TryGetValues(RegistryHandler.StoreHeader, out var ids) && ids.Contains(storeId);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
