using Pipeline.Core.Errors;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Processes;

namespace Pipeline.Stages.Deploy;

/// <summary>Says why the pods of a release in a cluster are not ready.</summary>
internal sealed class ReleaseDiagnosis(ReleasePods pods, KubectlClient kubectl, TimeProvider time)
{
    private const int LogLines = 10;
    private const int Rounds = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Each container that is not ready with its reason and its last words; empty when nothing can be found out.</summary>
    public async Task<string> DescribeAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        try
        {
            var text = new List<string>();
            foreach (var fault in (await pods.ListAsync(release, cancellationToken)).SelectMany(PodFault.Read))
                text.AddRange(await DescribeAsync(release, fault, cancellationToken));

            return string.Join('\n', text);
        }
        catch (PipelineException)
        {
            // Helm's own message stands; this would only have said more.
            return "";
        }
    }

    private async Task<IEnumerable<string>> DescribeAsync(ReleaseName release, PodFault fault, CancellationToken cancellationToken)
    {
        if (fault.Container.Length == 0)
            return [$"pod {fault.Pod}: {fault.Reason}"];
        var words = await LastWordsAsync(release, fault, cancellationToken);
        return [$"pod {fault.Pod}, container {fault.Container}: {fault.Reason}", .. words.Select(line => $"  {line}")];
    }

    // A container that keeps ending is started again at any moment: the run that was looked at may be the one before by now, or gone,
    // and what it wrote may still be on its way.
    private async Task<IEnumerable<string>> LastWordsAsync(ReleaseName release, PodFault fault, CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            string? refusal = null;
            foreach (var previous in new[] { fault.Restarted, !fault.Restarted })
            {
                try
                {
                    var lines = await kubectl.ReadLogAsync(release.Namespace, fault.Pod, fault.Container, LogLines, previous, cancellationToken);
                    if (lines.Count > 0)
                        return lines.Select(line => $"| {line}");
                }
                catch (CommandFailedException exception)
                {
                    refusal ??= exception.Result.ErrorText.Trim();
                }
            }

            if (!fault.Ended)
                return [];
            if (round == Rounds)
                return refusal is null ? [] : [$"(its log cannot be read: {refusal})"];
            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
