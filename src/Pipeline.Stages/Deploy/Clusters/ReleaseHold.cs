using Pipeline.Tools.Kubernetes;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>A release that nobody else works on until this is disposed.</summary>
/// <param name="lease">What says so in the cluster; null when this account may not say it.</param>
/// <param name="wasLeft">Whether somebody was killed while they worked on it.</param>
internal sealed class ReleaseHold(ReleaseLease? lease, bool wasLeft) : IAsyncDisposable
{
    /// <summary>Whether somebody was killed while they worked on it.</summary>
    public bool WasLeft { get; } = wasLeft;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => lease?.DisposeAsync() ?? ValueTask.CompletedTask;
}
