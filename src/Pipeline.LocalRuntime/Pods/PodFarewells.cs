using System.Globalization;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Which pods still have to end, and how long each may take; from any thread.</summary>
internal sealed class PodFarewells(IEnumerable<RunningPod> pods, DateTimeOffset startedAt)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, RunningPod> _waiting = new(pods.ToDictionary(pod => pod.Id), StringComparer.Ordinal);

    /// <summary>Notes that a pod has ended.</summary>
    public void Note(RunningPod pod)
    {
        lock (_gate)
            _waiting.Remove(pod.Id);
    }

    /// <summary>Such as <c>waiting for orders to end: orders-1 has 24 s left of its grace period of 30 s</c>; null when all have ended.</summary>
    public string? Describe(string release, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _waiting.Count == 0 ? null : $"waiting for {release} to end: {string.Join("; ", _waiting.Values.Select(pod => Describe(pod, now)))}";
        }
    }

    private string Describe(RunningPod pod, DateTimeOffset now)
    {
        var left = Math.Max(0, Math.Ceiling((startedAt + pod.Grace - now).TotalSeconds));
        return string.Create(CultureInfo.InvariantCulture, $"{pod.Name} has {left:0} s left of its grace period of {pod.Grace.TotalSeconds:0} s");
    }
}
