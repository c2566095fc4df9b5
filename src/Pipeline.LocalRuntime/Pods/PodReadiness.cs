namespace Pipeline.LocalRuntime.Pods;

/// <summary>Which pods of a release are ready, and what the others wait for; from any thread.</summary>
internal sealed class PodReadiness(string release, IEnumerable<string> pods)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, string?> _waiting = new(pods.ToDictionary(pod => pod, _ => (string?)"it starts"), StringComparer.Ordinal);

    /// <summary>Notes what a pod waits for; null: it is ready.</summary>
    public void Note(string pod, string? reason)
    {
        lock (_gate)
            _waiting[pod] = reason;
    }

    /// <summary>Such as <c>waiting for orders: 0 of 1 ready; orders-1: its readiness probe fails</c>; null when all are ready.</summary>
    public string? Describe()
    {
        lock (_gate)
        {
            var waiting = _waiting.Where(pod => pod.Value is not null).ToList();
            return waiting.Count == 0
                ? null
                : $"waiting for {release}: {_waiting.Count - waiting.Count} of {_waiting.Count} ready; {string.Join("; ", waiting.Select(pod => $"{pod.Key}: {pod.Value}"))}";
        }
    }
}
