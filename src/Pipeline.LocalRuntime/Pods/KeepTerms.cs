namespace Pipeline.LocalRuntime.Pods;

/// <summary>On which terms a pod is kept running.</summary>
internal sealed record KeepTerms
{
    public required RestartBackoff Backoff { get; init; }

    /// <summary>Does something to the pod as long as it is this process that may, and says whether it did.</summary>
    public required Func<Func<Task>, Task<bool>> IfMineAsync { get; init; }

    /// <summary>Is told what was done.</summary>
    public required TextWriter Log { get; init; }

    /// <summary>Whether the pod is already known to be ready.</summary>
    public bool WasReady { get; init; }

    /// <summary>Those of a deployment, to which its new pods belong.</summary>
    public static KeepTerms OfDeployment(TextWriter log) => new()
    {
        Backoff = RestartBackoff.OfDeployment,
        Log = log,
        IfMineAsync = async act =>
        {
            await act();
            return true;
        },
    };
}
