using k8s.Models;

namespace Pipeline.Tools.Kubernetes.Progress;

/// <summary>How many refusals count: not those of before, nor those that are over or that something explained which passes.</summary>
/// <param name="before">What the cluster had noted before anything was changed.</param>
internal sealed class RefusalCounts(IReadOnlyList<Corev1Event> before)
{
    private const string Refusal = "FailedCreate";
    private readonly Dictionary<string, int> _excused = before.Where(note => note.Reason == Refusal && note.InvolvedObject?.Uid is not null)
        .GroupBy(note => note.InvolvedObject.Uid).ToDictionary(group => group.Key, group => group.Sum(PodEvents.CountOf));

    /// <summary>The refusals among notes, oldest first.</summary>
    public static IReadOnlyList<Corev1Event> Among(IEnumerable<Corev1Event> notes) => [.. notes.Where(note => note.Reason == Refusal)];

    /// <summary>How many of <paramref name="refusals"/> count.</summary>
    /// <param name="uid">The object that they are noted of.</param>
    /// <param name="refusals">All that are noted of it.</param>
    /// <param name="areExcused">True when those up to now never count.</param>
    public int Count(string uid, IEnumerable<Corev1Event> refusals, bool areExcused)
    {
        var all = refusals.Sum(PodEvents.CountOf);
        // A cluster forgets what it noted.
        var excused = areExcused ? all : Math.Min(_excused.GetValueOrDefault(uid), all);
        _excused[uid] = excused;
        return all - excused;
    }
}
