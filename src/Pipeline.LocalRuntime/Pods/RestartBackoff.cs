namespace Pipeline.LocalRuntime.Pods;

/// <summary>How long is waited before a container is started again: at once the first time, then longer each time, until it has run well for a while.</summary>
/// <param name="First">The first pause.</param>
/// <param name="Longest">Pauses double up to this.</param>
/// <param name="Forgiveness">After having run this long a container begins anew.</param>
internal sealed record RestartBackoff(TimeSpan First, TimeSpan Longest, TimeSpan Forgiveness)
{
    /// <summary>As a kubelet does.</summary>
    public static RestartBackoff OfKubelet { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));

    /// <summary>While somebody waits for a deployment, who should hear soon that it comes to nothing.</summary>
    public static RestartBackoff OfDeployment { get; } = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10));

    /// <summary>The pause before the start after an end.</summary>
    /// <param name="pause">The pause that was due.</param>
    /// <param name="ran">How long it ran.</param>
    public TimeSpan AfterEnd(TimeSpan pause, TimeSpan ran) => ran >= Forgiveness ? TimeSpan.Zero : pause;

    /// <summary>The pause that is due the next time, once it was started again after <paramref name="pause"/>.</summary>
    public TimeSpan AfterStart(TimeSpan pause) => pause == TimeSpan.Zero ? First : TimeSpan.FromTicks(Math.Clamp(pause.Ticks * 2, First.Ticks, Longest.Ticks));
}
