using System.Text.Json;

namespace Pipeline.Tools.Kubernetes;

/// <summary>Why a container of a pod is not ready.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="Container">The container; empty when the pod itself is the reason (it cannot be scheduled).</param>
/// <param name="Reason">The cluster's words, such as <c>CrashLoopBackOff: back-off 10s restarting failed container</c>.</param>
/// <param name="Ended">True when it ended at least once: it had the chance to say why.</param>
/// <param name="Restarted">True when it was started again since: its last words are those of the run before.</param>
internal sealed record PodFault(string Pod, string Container, string Reason, bool Ended, bool Restarted)
{
    /// <summary>The faults of a pod as the API gives it; none when it is ready or has done its work.</summary>
    public static IEnumerable<PodFault> Read(JsonElement pod)
    {
        var name = pod.GetProperty("metadata").GetProperty("name").GetString()!;
        var status = pod.GetProperty("status");
        if (status.TryGetProperty("phase", out var phase) && phase.GetString() == "Succeeded")
            yield break;
        var found = false;
        foreach (var list in new[] { "initContainerStatuses", "containerStatuses" })
        {
            if (!status.TryGetProperty(list, out var containers))
                continue;
            found = true;
            foreach (var container in containers.EnumerateArray())
            {
                if (ReasonOf(container) is not { } reason)
                    continue;
                var restarted = container.GetProperty("restartCount").GetInt32() > 0;
                var ended = restarted || HasEnded(container, "state") || HasEnded(container, "lastState");
                yield return new PodFault(name, container.GetProperty("name").GetString()!, reason, ended, restarted);
            }
        }

        if (!found && status.TryGetProperty("conditions", out var conditions))
        {
            foreach (var condition in conditions.EnumerateArray().Where(condition => condition.GetProperty("status").GetString() == "False"))
                yield return new PodFault(name, "", Words(condition), false, false);
        }
    }

    private static string? ReasonOf(JsonElement container)
    {
        var state = container.GetProperty("state");
        if (state.TryGetProperty("waiting", out var waiting))
        {
            var ended = container.TryGetProperty("lastState", out var last) && last.TryGetProperty("terminated", out var before) ? $" (it ended with exit code {before.GetProperty("exitCode").GetInt32()})" : "";
            return Words(waiting) + ended;
        }

        if (state.TryGetProperty("terminated", out var terminated))
            return terminated.GetProperty("exitCode").GetInt32() is var code and not 0 ? $"{Words(terminated)} (exit code {code})" : null;
        return container.GetProperty("ready").GetBoolean() ? null : "it runs, but its readiness probe fails";
    }

    private static bool HasEnded(JsonElement container, string state) => container.TryGetProperty(state, out var found) && found.TryGetProperty("terminated", out _);

    private static string Words(JsonElement state)
    {
        var reason = state.TryGetProperty("reason", out var text) ? text.GetString() : null;
        var message = state.TryGetProperty("message", out var more) ? more.GetString() : null;
        return string.Join(": ", new[] { reason, message }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
