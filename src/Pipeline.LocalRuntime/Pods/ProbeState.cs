using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>How a probe of a running container stands.</summary>
/// <param name="probe">The probe.</param>
/// <param name="startedAt">When the container started.</param>
internal sealed class ProbeState(Probe probe, DateTimeOffset startedAt)
{
    private int _successes;
    private int _failures;

    public Probe Probe => probe;

    /// <summary>When it is due next.</summary>
    public DateTimeOffset DueAt { get; private set; } = startedAt + probe.InitialDelay;

    /// <summary>True after as many successes in a row as the probe asks for.</summary>
    public bool HasSucceeded => _successes >= probe.SuccessThreshold;

    /// <summary>True after as many failures in a row as the probe allows.</summary>
    public bool HasFailed => _failures >= probe.FailureThreshold;

    /// <summary>What it said last with as many answers in a row as it takes; null: nothing yet.</summary>
    public bool? Verdict { get; private set; }

    /// <summary>What the last failure was; null before the first.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>Notes how the probe went.</summary>
    /// <param name="failure">What went wrong; null: it succeeded.</param>
    /// <param name="now">The time.</param>
    public void Note(string? failure, DateTimeOffset now)
    {
        (_successes, _failures) = failure is null ? (_successes + 1, 0) : (0, _failures + 1);
        Verdict = HasSucceeded ? true : HasFailed ? false : Verdict;
        LastFailure = failure ?? LastFailure;
        DueAt = now + probe.Period;
    }
}
