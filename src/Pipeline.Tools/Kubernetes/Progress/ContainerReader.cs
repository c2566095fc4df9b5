using System.Globalization;
using k8s.Models;

namespace Pipeline.Tools.Kubernetes.Progress;

/// <summary>Says why a container is not ready.</summary>
/// <param name="events">What the cluster noted.</param>
/// <param name="rules">What counts as final.</param>
internal sealed class ContainerReader(PodEvents events, FaultRules rules)
{
    /// <summary>What keeps the container; null when it is ready, or has done its work.</summary>
    /// <param name="pod">Its pod.</param>
    /// <param name="container">The container.</param>
    /// <param name="restartsBefore">How often it had been started again before the release was deployed to.</param>
    /// <param name="endsForGood">True when nothing starts it again.</param>
    public PodFinding? Read(V1Pod pod, V1ContainerStatus container, int restartsBefore, bool endsForGood)
    {
        var finding = container.State switch
        {
            { Waiting: { } waiting } => OfWaiting(pod, container, waiting, restartsBefore),
            { Terminated: { ExitCode: 0 } } => null,
            { Terminated: { } terminated } => Of(pod, container, KindOf(terminated), Ended(terminated)) with { ExitCode = terminated.ExitCode, IsFinal = endsForGood || IsOver(container, restartsBefore) },
            _ when container.Ready => null,
            _ => OfRunning(pod, container, restartsBefore),
        };
        return finding is null ? null : finding with { Restarts = container.RestartCount, MemoryLimit = LimitOf(pod, container.Name) };
    }

    /// <summary>How a container ended: <c>it ended with exit code 7</c>.</summary>
    public static string Ended(V1ContainerStateTerminated terminated) =>
        terminated.Reason == "OOMKilled" ? string.Create(CultureInfo.InvariantCulture, $"OOMKilled: it used more memory than it may (exit code {terminated.ExitCode})")
        : string.Join(": ", new[] { terminated.Reason is "Error" or null ? "it ended" : terminated.Reason, terminated.Message }.Where(part => !string.IsNullOrEmpty(part))) + Signal(terminated);

    private static string Signal(V1ContainerStateTerminated terminated) =>
        terminated.ExitCode > 128 && terminated.ExitCode < 160
            ? string.Create(CultureInfo.InvariantCulture, $" (exit code {terminated.ExitCode}: signal {terminated.ExitCode - 128})")
            : string.Create(CultureInfo.InvariantCulture, $" (exit code {terminated.ExitCode})");

    private PodFinding OfWaiting(V1Pod pod, V1ContainerStatus container, V1ContainerStateWaiting waiting, int restartsBefore)
    {
        var message = waiting.Message ?? "";
        switch (waiting.Reason)
        {
            case "ErrImagePull" or "ImagePullBackOff" or "RegistryUnavailable":
                return OfPull(pod, container, message);
            case "ErrImageNeverPull" or "InvalidImageName":
                return Of(pod, container, FaultKind.Image, $"{waiting.Reason}: {message}") with { IsFinal = true };
            case "CreateContainerConfigError":
                return Of(pod, container, FaultKind.Configuration, $"{waiting.Reason}: {message}") with { IsFinal = message.Contains("not found", StringComparison.Ordinal) };
            case "CrashLoopBackOff" or "RunContainerError" or "CreateContainerError":
                var last = container.LastState?.Terminated;
                var words = last is null ? $"{waiting.Reason}: {message}" : string.Create(CultureInfo.InvariantCulture, $"{waiting.Reason}: {Ended(last)}; {Times(container.RestartCount)}");
                return Of(pod, container, last is null ? FaultKind.Crash : KindOf(last), words) with { ExitCode = last?.ExitCode, IsFinal = IsOver(container, restartsBefore) };
            case "ContainerCreating" or "PodInitializing" or null:
                return OfCreating(pod, container);
            default:
                return Of(pod, container, FaultKind.Starting, message.Length == 0 ? waiting.Reason : $"{waiting.Reason}: {message}");
        }
    }

    // The reason of a pull that failed is in the state only until the next pause.
    private PodFinding OfPull(V1Pod pod, V1ContainerStatus container, string message)
    {
        var noted = events.Of(pod.Uid()).LastOrDefault(note => note.Reason == "Failed" && note.Message?.StartsWith("Failed to pull image", StringComparison.Ordinal) == true && note.Message.Contains(container.Image, StringComparison.Ordinal))?.Message;
        var words = noted ?? message;
        var start = words.IndexOf("desc = ", StringComparison.Ordinal);
        if (start >= 0)
            words = words[(start + "desc = ".Length)..];
        return Of(pod, container, FaultKind.Image, $"image {container.Image} cannot be pulled: {words.Trim()}") with { IsFinal = rules.PullsOnce || PullFaults.IsFinal(words) };
    }

    private PodFinding OfCreating(V1Pod pod, V1ContainerStatus container)
    {
        if (events.Last(pod.Uid(), null, "FailedMount", "FailedAttachVolume", "FailedMapVolume") is { } volume)
            return Of(pod, container, FaultKind.Volume, volume);
        if (events.Last(pod.Uid(), null, "FailedCreatePodSandBox") is { } sandbox)
            return Of(pod, container, FaultKind.Starting, sandbox);
        return events.Last(pod.Uid(), container.Name, "Pulling", "Pulled") is { } pulling && pulling.StartsWith("Pulling", StringComparison.Ordinal)
            ? Of(pod, container, FaultKind.Image, $"image {container.Image} is being pulled")
            : Of(pod, container, FaultKind.Starting, "it is being made");
    }

    private PodFinding OfRunning(V1Pod pod, V1ContainerStatus container, int restartsBefore)
    {
        if (IsOver(container, restartsBefore) && container.LastState?.Terminated is { } last)
            return Of(pod, container, KindOf(last), string.Create(CultureInfo.InvariantCulture, $"{Ended(last)}; {Times(container.RestartCount)}")) with { ExitCode = last.ExitCode, IsFinal = true };
        var words = events.Last(pod.Uid(), container.Name, "Unhealthy");
        var again = container.RestartCount > restartsBefore ? $", {Times(container.RestartCount)}" : "";
        return words is null
            ? Of(pod, container, FaultKind.Starting, $"it runs and is not ready yet{again}")
            : Of(pod, container, FaultKind.Probe, $"{words}{again}");
    }

    private bool IsOver(V1ContainerStatus container, int restartsBefore) => container.RestartCount >= rules.Restarts && container.RestartCount > restartsBefore;

    private static FaultKind KindOf(V1ContainerStateTerminated terminated) => terminated.Reason == "OOMKilled" ? FaultKind.OutOfMemory : FaultKind.Crash;

    private static string Times(int restarts) => restarts switch
    {
        0 => "it is started again",
        1 => "started again once",
        _ => string.Create(CultureInfo.InvariantCulture, $"started again {restarts} times"),
    };

    private static string? LimitOf(V1Pod pod, string container) => pod.Spec?.Containers?.Concat(pod.Spec.InitContainers ?? []).FirstOrDefault(spec => spec.Name == container)?.Resources?.Limits?.TryGetValue("memory", out var limit) == true ? limit.ToString() : null;

    private static PodFinding Of(V1Pod pod, V1ContainerStatus container, FaultKind kind, string words) =>
        new(kind, $"pod {pod.Name()}", words) { Pod = pod.Name(), Container = container.Name };
}
