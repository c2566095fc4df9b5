using Pipeline.LocalRuntime.Pods;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Releases;

/// <summary>How a pod of a release stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Workload">Kind and name of what wanted it.</param>
/// <param name="IsReady">Whether it takes connections; a Job's pod: whether it has ended well.</param>
/// <param name="Containers">Its containers.</param>
internal sealed record LocalPod(string Name, string Workload, bool IsReady, IReadOnlyList<LocalContainer> Containers)
{
    /// <summary>Describes a pod that the engine has.</summary>
    public static LocalPod Of(RunningPod pod)
    {
        var status = pod.Folder.ReadStatus();
        var isReady = pod.Ends ? pod.Containers.All(container => container is { Status: ContainerStatus.Exited, ExitCode: 0 }) : pod.Folder is { IsActive: true, IsReady: true };
        return new LocalPod(pod.Name, pod.Workload ?? "", isReady, [.. pod.Containers.Select(container => Of(container, status))]);
    }

    private static LocalContainer Of(ContainerDescription container, PodStatus status)
    {
        var name = container.Labels.GetValueOrDefault(LocalLabels.Container, container.Name);
        var record = status.Containers.GetValueOrDefault(name);
        var hasEnded = container.Status == ContainerStatus.Exited;
        return new LocalContainer
        {
            Name = name,
            IsRunning = container.Status == ContainerStatus.Running,
            Restarts = record?.Restarts ?? 0,
            LastReason = record?.Reason ?? (hasEnded ? PodFailure.Ended(container.ExitCode, container.OutOfMemory) : null),
            ExitCode = hasEnded ? container.ExitCode : record?.ExitCode,
            OutOfMemory = hasEnded ? container.OutOfMemory : record?.OutOfMemory ?? false,
        };
    }
}
