using System.Net.Http.Headers;
using k8s.Authentication;
using Pipeline.Core.Concurrency;

namespace Pipeline.Tools.Kubernetes;

/// <summary>A token that is got anew when it runs out.</summary>
/// <param name="get">Gets one.</param>
/// <param name="first">The first.</param>
/// <param name="time">The clock.</param>
internal sealed class RenewedToken(Func<CancellationToken, Task<BearerToken>> get, BearerToken first, TimeProvider time) : ITokenProvider
{
    // A request has to arrive before it runs out.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);
    private readonly Once<BearerToken> _next = new(get);
    private volatile BearerToken? _current = first;

    /// <inheritdoc/>
    public async Task<AuthenticationHeaderValue> GetAuthenticationHeaderAsync(CancellationToken cancellationToken) =>
        new("Bearer", (_current is { } token && !(token.ExpiresAt - Margin <= time.GetUtcNow()) ? token : await RenewAsync(cancellationToken)).Value);

    /// <summary>The server does not know it any more: the next is got.</summary>
    public void Forget() => _current = null;

    private async Task<BearerToken> RenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _current = await _next.GetAsync(cancellationToken);
        }
        finally
        {
            _next.Forget();
        }
    }
}
