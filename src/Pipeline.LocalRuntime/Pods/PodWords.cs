using System.Globalization;
using System.Text;
using Pipeline.Core.Errors;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>The last words of containers as a text, with how each stands.</summary>
internal sealed class PodWords(IContainerEngine engine)
{
    private const int Lines = 20;
    private readonly PodFailure _failure = new(engine);

    /// <summary>Of every container of <paramref name="pods"/>, a heading and its last lines.</summary>
    public async Task<string> OfAsync(IEnumerable<RunningPod> pods, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        foreach (var pod in pods.OrderBy(pod => pod.Name, StringComparer.Ordinal))
        {
            var status = pod.Folder.ReadStatus();
            foreach (var container in pod.Containers.OrderBy(container => container.StartedAt))
            {
                var name = container.Labels.GetValueOrDefault(LocalLabels.Container, container.Name);
                text.Append(CultureInfo.InvariantCulture, $"pod {pod.Name}, container {name}: {Describe(container, status.Containers.GetValueOrDefault(name))}\n");
                foreach (var line in await LinesAsync(container, cancellationToken))
                    text.Append(CultureInfo.InvariantCulture, $"  | {line}\n");
            }
        }

        return text.ToString();
    }

    private static string Describe(ContainerDescription container, ContainerRecord? record)
    {
        var now = container.Status switch
        {
            ContainerStatus.Running => "it runs",
            ContainerStatus.Created => "it was never started",
            _ => PodFailure.Ended(container.ExitCode, container.OutOfMemory),
        };
        return record is { Restarts: > 0 }
            ? string.Create(CultureInfo.InvariantCulture, $"{now}; restarted {record.Restarts} times, last because {record.Reason}")
            : now;
    }

    private async Task<IReadOnlyList<string>> LinesAsync(ContainerDescription container, CancellationToken cancellationToken)
    {
        try
        {
            return await _failure.LastWordsAsync(container.Id, Lines, cancellationToken);
        }
        catch (PipelineException)
        {
            return ["(its log cannot be read)"];
        }
    }
}
