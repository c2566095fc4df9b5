namespace Pipeline.LocalRuntime.Releases;

/// <summary>How a pod of a release stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Workload">Kind and name of what wanted it.</param>
/// <param name="IsReady">Whether it takes connections; a Job's pod: whether it has ended well.</param>
/// <param name="Containers">Its containers.</param>
internal sealed record LocalPod(string Name, string Workload, bool IsReady, IReadOnlyList<LocalContainer> Containers);
