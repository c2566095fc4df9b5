using k8s.Models;

namespace Pipeline.Tools.Kubernetes.Progress;

/// <summary>What the cluster noted of objects.</summary>
/// <param name="events">The events of a namespace.</param>
internal sealed class PodEvents(IReadOnlyList<Corev1Event> events)
{
    private readonly ILookup<string, Corev1Event> _byObject = events.Where(note => note.InvolvedObject?.Uid is not null).ToLookup(note => note.InvolvedObject.Uid);

    /// <summary>All of an object, oldest first.</summary>
    public IReadOnlyList<Corev1Event> Of(string uid) => [.. _byObject[uid].OrderBy(TimeOf)];

    /// <summary>The newest of an object with one of <paramref name="reasons"/>, of one container when it is named; null when there is none.</summary>
    public string? Last(string uid, string? container, params string[] reasons) => Of(uid)
        .LastOrDefault(note => reasons.Contains(note.Reason) && (container is null || IsOf(note, container)))?.Message?.Trim();

    /// <summary>When it was seen last.</summary>
    public static DateTime TimeOf(Corev1Event note) => note.LastTimestamp ?? note.EventTime ?? note.FirstTimestamp ?? note.Metadata?.CreationTimestamp ?? DateTime.MinValue;

    /// <summary>How often it was seen.</summary>
    public static int CountOf(Corev1Event note) => note.Count ?? note.Series?.Count ?? 1;

    private static bool IsOf(Corev1Event note, string container) => note.InvolvedObject.FieldPath is not { Length: > 0 } path || path.EndsWith($"{{{container}}}", StringComparison.Ordinal);
}
