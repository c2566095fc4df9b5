using System.Globalization;
using k8s.Models;

namespace Pipeline.Tools.Kubernetes.Progress;

/// <summary>Says why a pod is not ready.</summary>
/// <param name="events">What the cluster noted.</param>
/// <param name="rules">What counts as final.</param>
internal sealed class PodReader(PodEvents events, FaultRules rules)
{
    private readonly ContainerReader _containers = new(events, rules);

    /// <summary>What keeps the pod; nothing when it is ready, or has done its work.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="before">The same pod before the release was deployed to; null when it is new.</param>
    public IEnumerable<PodFinding> Read(V1Pod pod, V1Pod? before)
    {
        if (pod.Status is not { } status || status.Phase == "Succeeded")
            return [];
        if (status is { Phase: "Failed", Reason: { Length: > 0 } reason })
            return [Of(pod, FaultKind.Evicted, $"{reason}: {status.Message}")];
        if (status.Conditions?.FirstOrDefault(condition => condition is { Type: "PodScheduled", Status: "False" }) is { } unscheduled)
            return [Of(pod, FaultKind.Scheduling, $"no node takes it: {unscheduled.Message ?? unscheduled.Reason}")];
        if (InitOf(pod, before) is { } init)
            return [init];
        var found = (status.ContainerStatuses ?? []).Select(container => _containers.Read(pod, container, RestartsOf(before, container.Name), EndsForGood(pod))).OfType<PodFinding>().ToList();
        return found.Count > 0 || status.ContainerStatuses is { Count: > 0 } ? found : [Of(pod, FaultKind.Starting, "it waits for its node")];
    }

    /// <summary>Whether it is ready, or has done its work.</summary>
    public static bool IsReady(V1Pod pod) => pod.Status?.Phase == "Succeeded" || pod.Status?.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true;

    private PodFinding? InitOf(V1Pod pod, V1Pod? before)
    {
        var all = pod.Status.InitContainerStatuses ?? [];
        foreach (var (index, container) in all.Index())
        {
            if (container.State?.Terminated is { ExitCode: 0 } || container is { Started: true, State.Running: not null })
                continue;
            var place = string.Create(CultureInfo.InvariantCulture, $"init container {index + 1} of {all.Count}");
            if (container.State?.Running is not null)
                return new PodFinding(FaultKind.Starting, $"pod {pod.Name()}", $"{place} runs") { Pod = pod.Name(), Container = container.Name };
            return _containers.Read(pod, container, RestartsOf(before, container.Name), EndsForGood(pod)) is { } found
                ? found with { Words = $"{place}: {found.Words}" }
                : null;
        }

        return null;
    }

    // What a Job starts once is over when it ends; how many pods it tries is the Job's own matter.
    private static bool EndsForGood(V1Pod pod) => pod.Spec?.RestartPolicy == "Never" && pod.Metadata.OwnerReferences is not { Count: > 0 };

    private static int RestartsOf(V1Pod? pod, string container) =>
        (pod?.Status?.ContainerStatuses ?? []).Concat(pod?.Status?.InitContainerStatuses ?? []).FirstOrDefault(status => status.Name == container)?.RestartCount ?? 0;

    private static PodFinding Of(V1Pod pod, FaultKind kind, string words) => new(kind, $"pod {pod.Name()}", words) { Pod = pod.Name() };
}
