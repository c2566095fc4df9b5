using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Slack.Transport;

/// <summary>Slack's Web API, with the token of a bot. The token is a secret and appears in no message.</summary>
internal sealed class SlackApi
{
    /// <summary>Where Slack is.</summary>
    public static readonly Uri Public = new("https://slack.com/api/");

    private readonly SlackHttp _http;
    private readonly Uri _address;
    private readonly string _token;

    /// <summary>Creates a client.</summary>
    /// <exception cref="PipelineException">The token is none of a bot.</exception>
    public SlackApi(SlackHttp http, Uri address, string token)
    {
        ArgumentNullException.ThrowIfNull(address);
        (_http, _address, _token) = (http, address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/"), CheckToken(token));
    }

    /// <summary>The token, when it is one of a bot.</summary>
    /// <exception cref="PipelineException">It is none.</exception>
    public static string CheckToken(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        // The value is a secret: the message may not repeat it.
        return (token.StartsWith("xoxb-", StringComparison.Ordinal) || token.StartsWith("xoxe.xoxb-", StringComparison.Ordinal)) && !token.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? token
            : throw new PipelineException("The Slack token is no token of a bot, which begins with xoxb-. Copy it from the application's 'OAuth & Permissions' page into NUKE_SLACK_TOKEN.");
    }

    /// <summary>Calls a method that changes something.</summary>
    /// <exception cref="NotificationException">It did not; or nobody knows.</exception>
    public async Task<JsonElement> PostAsync(string method, JsonObject arguments, string channel, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, method)) { Content = JsonContent.Create(arguments) };
        return await SendAsync(request, channel, cancellationToken);
    }

    /// <summary>Calls a method that only reads.</summary>
    /// <exception cref="NotificationException">It did not answer, or may not.</exception>
    public async Task<JsonElement> GetAsync(string method, IEnumerable<(string Name, string Value)> arguments, string channel, CancellationToken cancellationToken)
    {
        var query = string.Join('&', arguments.Select(argument => $"{argument.Name}={Uri.EscapeDataString(argument.Value)}"));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_address, $"{method}?{query}"));
        return await SendAsync(request, channel, cancellationToken);
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, string channel, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        var (status, text) = await _http.SendAsync(request, cancellationToken);
        var answer = Parse(text) ?? throw new NotificationException($"Slack's answer ({(int)status}) is none of its API. Check the proxy, and the address of the API.");
        if (answer.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True)
            return answer;
        throw SlackRefusals.Of(TextOf(answer, "error") ?? $"{(int)status}", channel, TextOf(answer, "needed"));
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text <paramref name="name"/> of an object; null: it has none.</summary>
    public static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
