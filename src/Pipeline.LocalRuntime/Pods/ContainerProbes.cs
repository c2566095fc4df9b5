using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>How the probes of a running container stand.</summary>
/// <param name="template">The container's description.</param>
/// <param name="startedAt">When it started.</param>
/// <param name="wasReady">Whether it was already known to be ready; then it is until its probe says otherwise.</param>
internal sealed class ContainerProbes(ContainerTemplate template, DateTimeOffset startedAt, bool wasReady = false)
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    private readonly ProbeState? _startup = wasReady ? null : StateOf(template.Startup, startedAt);
    private readonly ProbeState? _readiness = StateOf(template.Readiness, startedAt);
    private readonly ProbeState? _liveness = StateOf(template.Liveness, startedAt);

    public bool HasStarted => _startup is null or { HasSucceeded: true };

    private IEnumerable<ProbeState> Current => (HasStarted ? (ProbeState?[])[_readiness, _liveness] : [_startup]).OfType<ProbeState>();

    /// <summary>When there is something to do or to decide next.</summary>
    public DateTimeOffset NextAt(TimeProvider time)
    {
        var due = Current.Select(state => state.DueAt);
        if (HasStarted && _readiness is null && !IsReady(time))
            due = due.Append(startedAt + Settling);
        return due.DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
    }

    public bool IsCondemned => _startup is { HasFailed: true, HasSucceeded: false } || _liveness is { HasFailed: true };

    public string? LastFailure => (IsCondemned ? _liveness?.LastFailure : null) ?? _startup?.LastFailure ?? _readiness?.LastFailure;

    /// <summary>Without a readiness probe a container is ready once it has run for a moment: one that ends at once never was.</summary>
    public bool IsReady(TimeProvider time) => HasStarted && (_readiness is null ? wasReady || time.GetUtcNow() - startedAt >= Settling : _readiness.Verdict ?? wasReady);

    public async Task RunDueAsync(Func<Probe, Task<string?>> probe, TimeProvider time)
    {
        foreach (var state in Current.Where(state => state.DueAt <= time.GetUtcNow()).ToArray())
            state.Note(await probe(state.Probe), time.GetUtcNow());
    }

    private static ProbeState? StateOf(Probe? probe, DateTimeOffset startedAt) => probe is null ? null : new ProbeState(probe, startedAt);
}
