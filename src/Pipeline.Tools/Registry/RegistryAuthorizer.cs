using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Registry;

/// <summary>Answers a registry's challenge: Basic, or a Bearer token from the server that the challenge names.</summary>
internal sealed partial class RegistryAuthorizer(RegistryAddress address, IRegistryCredentials credentials, HttpClient http)
{
    private const int MaximumTokenResponse = 1024 * 1024;
    private readonly ConcurrentDictionary<string, AuthenticationHeaderValue> _granted = new();

    /// <summary>What was granted for <paramref name="scope"/> before; null when nothing was.</summary>
    public AuthenticationHeaderValue? Granted(string scope) => _granted.GetValueOrDefault(scope);

    /// <summary>Gets an authorization for <paramref name="scope"/>; null when there is none to get.</summary>
    public async Task<AuthenticationHeaderValue?> AuthorizeAsync(HttpHeaderValueCollection<AuthenticationHeaderValue> challenges, string scope, CancellationToken cancellationToken)
    {
        var credential = await credentials.FindAsync(address.Host, cancellationToken);
        var authorization = challenges.FirstOrDefault(challenge => Is(challenge, "Bearer")) is { } bearer
            ? await ExchangeAsync(bearer.Parameter ?? "", scope, credential, cancellationToken)
            : credential is not null && challenges.Any(challenge => Is(challenge, "Basic")) ? Basic(credential) : null;
        if (authorization is not null)
            _granted[scope] = authorization;
        return authorization;
    }

    private static bool Is(AuthenticationHeaderValue challenge, string scheme) => challenge.Scheme.Equals(scheme, StringComparison.OrdinalIgnoreCase);

    private static AuthenticationHeaderValue Basic(RegistryCredential credential) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credential.UserName}:{credential.Secret}")));

    private async Task<AuthenticationHeaderValue?> ExchangeAsync(string parameters, string scope, RegistryCredential? credential, CancellationToken cancellationToken)
    {
        // A value is quoted or a word; of a parameter that is there twice the first counts.
        var values = Parameter.Matches(parameters).GroupBy(match => match.Groups[1].Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Groups[2].Value + group.First().Groups[3].Value, StringComparer.OrdinalIgnoreCase);
        var realm = CheckRealm(values.GetValueOrDefault("realm"));
        var service = values.GetValueOrDefault("service") ?? "";
        using var request = credential is { IsIdentityToken: true }
            ? new HttpRequestMessage(HttpMethod.Post, realm) { Content = RefreshForm(service, scope, credential.Secret) }
            : new HttpRequestMessage(HttpMethod.Get, TokenAddress(realm, service, scope));
        if (credential is { IsIdentityToken: false })
            request.Headers.Authorization = Basic(credential);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if ((int)response.StatusCode >= 500)
            throw new RegistryUnavailableException(realm.Authority, $"its token service answered {(int)response.StatusCode}");
        if (!response.IsSuccessStatusCode)
            return null;
        await response.Content.LoadIntoBufferAsync(MaximumTokenResponse, cancellationToken);
        return ReadToken(await response.Content.ReadAsByteArrayAsync(cancellationToken)) is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
    }

    // The challenge is outside input: a secret goes nowhere without TLS, except on this machine.
    private Uri CheckRealm(string? realm) =>
        Uri.TryCreate(realm, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && address.IsLoopback))
            ? uri
            : throw new PipelineException($"The registry {address.Host} sends clients to '{realm}' for a token; an https address was expected. Nothing was sent there.");

    private static Uri TokenAddress(Uri realm, string service, string scope)
    {
        var query = $"service={Uri.EscapeDataString(service)}&scope={Uri.EscapeDataString(scope)}";
        return new UriBuilder(realm) { Query = realm.Query.Length > 1 ? $"{realm.Query[1..]}&{query}" : query }.Uri;
    }

    private static FormUrlEncodedContent RefreshForm(string service, string scope, string token) => new(new Dictionary<string, string>
    {
        ["grant_type"] = "refresh_token",
        ["service"] = service,
        ["scope"] = scope,
        ["client_id"] = "pipeline",
        ["refresh_token"] = token,
    });

    private static string? ReadToken(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var name in (string[])["token", "access_token"])
            {
                if (document.RootElement.TryGetProperty(name, out var token) && token.GetString() is { Length: > 0 } value && !value.AsSpan().ContainsAnyExceptInRange('!', '~'))
                    return value;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // An answer without a token is a refusal, whatever else it is.
        }

        return null;
    }

    [GeneratedRegex("([a-zA-Z_]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s\",]+))", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter { get; }
}
