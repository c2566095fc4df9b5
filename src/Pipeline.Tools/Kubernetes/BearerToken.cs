namespace Pipeline.Tools.Kubernetes;

/// <summary>A token for an API server.</summary>
/// <param name="Value">The token, which is secret.</param>
/// <param name="ExpiresAt">When it runs out, or is to be read again; null: nobody said so.</param>
internal sealed record BearerToken(string Value, DateTimeOffset? ExpiresAt)
{
    /// <inheritdoc/>
    public override string ToString() => "***";
}
