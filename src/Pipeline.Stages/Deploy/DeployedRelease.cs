namespace Pipeline.Stages.Deploy;

/// <summary>A release that is ready.</summary>
/// <param name="Revision">Its revision.</param>
/// <param name="Endpoint">Where its Service answers from this machine; from inside the cluster when there is no direct way; null when it has no Service.</param>
public sealed record DeployedRelease(int Revision, Uri? Endpoint)
{
    /// <summary>True when it ran already and nothing was done.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>Where people reach it from outside, by an Ingress or an HTTPRoute of its chart; null: it has none.</summary>
    internal Uri? Public { get; init; }
}
