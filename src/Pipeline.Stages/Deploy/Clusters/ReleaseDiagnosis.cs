using System.Globalization;
using k8s.Models;
using Pipeline.Core.Errors;
using Pipeline.Tools.Kubernetes.Progress;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>Finds out what can be known of the pods of a release that is not ready.</summary>
/// <param name="readLog">Reads the last lines of a container, or of its run before.</param>
/// <param name="time">Paces retries.</param>
internal sealed class ReleaseDiagnosis(ReleaseDiagnosis.ReadLog readLog, TimeProvider time)
{
    private const int LogLines = 100;
    private const int Rounds = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Reads the last lines of a container, or of its run before.</summary>
    public delegate Task<IReadOnlyList<string>> ReadLog(string pod, string container, int lines, bool previous, CancellationToken cancellationToken);

    /// <summary>What keeps the release, what waiting cannot mend first, with last words and events.</summary>
    public async Task<IReadOnlyList<PodFailure>> ExamineAsync(ReleaseNotReadyException failure, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var found = new List<PodFailure>();
        foreach (var finding in failure.Progress.Findings.OrderByDescending(finding => finding.IsFinal))
        {
            var pod = failure.Pods.FirstOrDefault(pod => pod.Name() == finding.Pod);
            var (words, problem) = finding.Container.Length > 0 ? await LastWordsAsync(finding, cancellationToken) : ([], null);
            found.Add(new PodFailure(finding) { LastWords = words, LogProblem = problem, Events = pod is null ? [] : [.. EventsOf(pod, failure.Events)] });
        }

        // The pods of a Job that failed are no longer waited for, and are what says why.
        if (failure.Progress.Findings.Any(finding => finding.Kind == FaultKind.Job))
            found.AddRange(await OfJobsAsync(failure, found, cancellationToken));
        return found;
    }

    private static IEnumerable<string> EventsOf(V1Pod pod, PodEvents events) => events.Of(pod.Uid()).Where(note => note.Type == "Warning").Select(note =>
    {
        var count = PodEvents.CountOf(note);
        return $"{note.Reason}{(count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({count} times)") : "")}: {note.Message?.Trim()}";
    });

    private async Task<IEnumerable<PodFailure>> OfJobsAsync(ReleaseNotReadyException failure, List<PodFailure> known, CancellationToken cancellationToken)
    {
        var reader = new PodReader(failure.Events, new FaultRules());
        var more = new List<PodFailure>();
        foreach (var pod in failure.Pods.Where(pod => pod.Status?.Phase == "Failed" && !known.Any(one => one.Finding.Pod == pod.Name())).TakeLast(1))
        {
            foreach (var finding in reader.Read(pod, null))
            {
                var (words, problem) = await LastWordsAsync(finding, cancellationToken);
                more.Add(new PodFailure(finding) { LastWords = words, LogProblem = problem });
            }
        }

        return more;
    }

    // A container that keeps ending is started again at any moment: the run that was looked at may be the one before by now, or gone,
    // and what it wrote may still be on its way.
    private async Task<(IReadOnlyList<string> Words, string? Problem)> LastWordsAsync(PodFinding finding, CancellationToken cancellationToken)
    {
        var hasEnded = finding.ExitCode is not null || finding.Restarts > 0;
        for (var round = 1; ; round++)
        {
            string? refusal = null;
            foreach (var previous in new[] { finding.Restarts > 0, finding.Restarts == 0 })
            {
                try
                {
                    if (await readLog(finding.Pod, finding.Container, LogLines, previous, cancellationToken) is { Count: > 0 } lines)
                        return (lines, null);
                }
                catch (PipelineException exception)
                {
                    refusal ??= exception.Message;
                }
            }

            if (!hasEnded || round == Rounds)
                return ([], hasEnded ? refusal : null);
            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
