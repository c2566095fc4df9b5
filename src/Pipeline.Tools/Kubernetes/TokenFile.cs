namespace Pipeline.Tools.Kubernetes;

/// <summary>A file with a token that a kubeconfig names (<c>tokenFile</c>); somebody else keeps it fresh.</summary>
/// <param name="path">The absolute path.</param>
/// <param name="time">The clock.</param>
internal sealed class TokenFile(string path, TimeProvider time)
{
    // As clients do.
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    /// <summary>Reads it.</summary>
    /// <exception cref="ClusterUnreachableException">It cannot be read, or is empty.</exception>
    public async Task<BearerToken> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = (await File.ReadAllTextAsync(path, cancellationToken)).Trim();
            return token.Length > 0
                ? new BearerToken(token, time.GetUtcNow() + Freshness)
                : throw new ClusterUnreachableException($"The file '{path}', which the kubeconfig names as its tokenFile, is empty; a token was expected. Have it written, then run again.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ClusterUnreachableException($"The file '{path}', which the kubeconfig names as its tokenFile, cannot be read ({exception.GetType().Name}); a token was expected. Have it written, then run again.");
        }
    }
}
