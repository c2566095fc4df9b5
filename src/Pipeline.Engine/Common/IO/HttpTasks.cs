using System.Net.Http.Headers;
using Nuke.Common.Tooling;

namespace Nuke.Common.IO;

/// <summary>Downloads over HTTP.</summary>
public static class HttpTasks
{
    /// <summary>How long a download may take when a call does not say. Default: 5 seconds.</summary>
    public static TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    /// <inheritdoc cref="HttpDownloadStringAsync"/>
    public static string HttpDownloadString(string uri, Configure<HttpClient>? clientConfigurator = null, Action<HttpRequestHeaders>? headerConfigurator = null) =>
        HttpDownloadStringAsync(uri, clientConfigurator, headerConfigurator).GetAwaiter().GetResult();

    /// <summary>Downloads a text.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="clientConfigurator">Sets for example another timeout.</param>
    /// <param name="headerConfigurator">Adds headers.</param>
    /// <exception cref="HttpRequestException">The server did not answer, or with an error.</exception>
    public static async Task<string> HttpDownloadStringAsync(string uri, Configure<HttpClient>? clientConfigurator = null, Action<HttpRequestHeaders>? headerConfigurator = null)
    {
        using var client = CreateClient(clientConfigurator, headerConfigurator);
        return await client.GetStringAsync(new Uri(uri));
    }

    /// <inheritdoc cref="HttpDownloadFileAsync"/>
    public static void HttpDownloadFile(
        string uri,
        string path,
        FileMode mode = FileMode.Create,
        Configure<HttpClient>? clientConfigurator = null,
        Action<HttpRequestHeaders>? headerConfigurator = null) =>
        HttpDownloadFileAsync(uri, path, mode, clientConfigurator, headerConfigurator).GetAwaiter().GetResult();

    /// <summary>Downloads a file, with the folders around it.</summary>
    /// <param name="uri">The address.</param>
    /// <param name="path">The file.</param>
    /// <param name="mode">What happens to a file that is there. Default: it is replaced.</param>
    /// <param name="clientConfigurator">Sets for example another timeout.</param>
    /// <param name="headerConfigurator">Adds headers.</param>
    /// <exception cref="HttpRequestException">The server did not answer, or with an error.</exception>
    public static async Task HttpDownloadFileAsync(
        string uri,
        AbsolutePath path,
        FileMode mode = FileMode.Create,
        Configure<HttpClient>? clientConfigurator = null,
        Action<HttpRequestHeaders>? headerConfigurator = null)
    {
        using var client = CreateClient(clientConfigurator, headerConfigurator);
        using var limit = new CancellationTokenSource(client.Timeout);
        using var response = await client.GetAsync(new Uri(uri), HttpCompletionOption.ResponseHeadersRead, limit.Token);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{uri} answered {(int)response.StatusCode} {response.ReasonPhrase}.", inner: null, response.StatusCode);
        path.NotNull().Parent?.CreateDirectory();
        await using var file = File.Open(path, mode);
        await response.Content.CopyToAsync(file, limit.Token);
    }

    private static HttpClient CreateClient(Configure<HttpClient>? clientConfigurator, Action<HttpRequestHeaders>? headerConfigurator)
    {
        var client = clientConfigurator.InvokeSafe(new HttpClient { Timeout = DefaultTimeout });
        headerConfigurator?.Invoke(client.DefaultRequestHeaders);
        return client;
    }
}
