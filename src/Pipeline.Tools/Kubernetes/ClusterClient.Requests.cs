using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Autorest;

namespace Pipeline.Tools.Kubernetes;

/// <content>Requests and their answers.</content>
public sealed partial class ClusterClient
{
    private RenewedToken? Token => Configuration?.TokenProvider as RenewedToken;

    private Task<T> ReadAsync<T>(HttpMethod method, string path, Func<HttpContent?> content, string? accept, Func<string, T> read, CancellationToken cancellationToken) => CallAsync(
        async (connection, token) =>
        {
            using var response = await connection.SendAsync(method, path, content(), accept, token);
            var text = await response.Content.ReadAsStringAsync(token);
            try
            {
                return read(text);
            }
            catch (JsonException exception)
            {
                throw Unreachable($"its answer to {method} {path.Split('?')[0]} (status {(int)response.StatusCode}) is not what was expected, JSON of the Kubernetes API", exception);
            }
        },
        cancellationToken);

    private static JsonNode ReadObject(string text) => JsonNode.Parse(text) as JsonObject ?? throw new JsonException("It is no object.");

    private async Task<T> CallAsync<T>(Func<ApiConnection, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var connection = await _connection.GetAsync(cancellationToken);
        // What gives tokens may take longer than the server.
        if (Token is { } renewed)
            await renewed.GetAuthenticationHeaderAsync(cancellationToken);
        using var limit = new CancellationTokenSource(Patience, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await AuthorizedAsync(() => call(connection, linked.Token));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable($"no answer within {Patience.TotalSeconds:0} s", exception);
        }
        catch (Exception exception) when (Translate(exception) is { } told)
        {
            throw told;
        }
    }

    // A token may be over before it says so.
    private async Task<T> AuthorizedAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (HttpOperationException exception) when (exception.Response.StatusCode == HttpStatusCode.Unauthorized && Token is not null)
        {
            Token.Forget();
            return await call();
        }
    }
}
