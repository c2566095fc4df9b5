using Pipeline.Core.Errors;
using Pipeline.Stages.Deploy.Clusters;
using Pipeline.Tools.Kubernetes.Progress;
using Pipeline.Tools.Tests.Provisioning;

namespace Pipeline.Stages.Tests.Deploy.Clusters;

/// <summary>What a failed deployment says of a container whose log comes late or not at all: a cluster does neither when a test asks.</summary>
public sealed class ReleaseDiagnosisTests
{
    private static readonly PodFinding Ended = new(FaultKind.Crash, "pod orders-1", "it ended (exit code 7)") { Pod = "orders-1", Container = "orders", ExitCode = 7 };
    private readonly List<bool> _asked = [];

    [Fact]
    public async Task Words_that_are_not_there_yet_are_waited_for() =>
        Assert.Equal(["no disk"], (await ExamineAsync(Ended, previous => previous ? throw new PipelineException("no such run") : _asked.Count < 6 ? [] : ["no disk"])).LastWords);

    [Fact]
    public async Task A_log_that_cannot_be_read_is_told_in_the_clusters_words() =>
        Assert.Equal("no route to host", (await ExamineAsync(Ended, previous => throw new PipelineException(previous ? "no such run" : "no route to host"))).LogProblem);

    [Fact]
    public async Task A_container_that_ended_without_a_word_has_no_words()
    {
        var failure = await ExamineAsync(Ended, _ => []);
        Assert.Equal(([], null), (failure.LastWords, failure.LogProblem));
    }

    [Fact]
    public async Task A_container_that_never_started_is_asked_once()
    {
        var failure = await ExamineAsync(new PodFinding(FaultKind.Image, "pod orders-1", "no such image") { Pod = "orders-1", Container = "orders" }, _ => throw new PipelineException("is waiting to start"));
        Assert.Equal((2, null), (_asked.Count, failure.LogProblem));
    }

    [Fact]
    public async Task What_waiting_cannot_mend_comes_first()
    {
        var failures = await Diagnosis(_ => []).ExamineAsync(NotReady(new PodFinding(FaultKind.Starting, "pod a", ""), new PodFinding(FaultKind.Quota, "Deployment orders", "") { IsFinal = true }), default);
        Assert.Equal([FaultKind.Quota, FaultKind.Starting], failures.Select(failure => failure.Finding.Kind));
    }

    private async Task<PodFailure> ExamineAsync(PodFinding finding, Func<bool, IReadOnlyList<string>> read) => Assert.Single(await Diagnosis(read).ExamineAsync(NotReady(finding), default));

    private ReleaseDiagnosis Diagnosis(Func<bool, IReadOnlyList<string>> read) => new(
        (_, _, _, previous, _) =>
        {
            _asked.Add(previous);
            return Task.FromResult(read(previous));
        },
        new HastyTime());

    private static ReleaseNotReadyException NotReady(params IReadOnlyList<PodFinding> findings) => new(new ReleaseProgress(0, 1, findings), new PodEvents([]), [], false, new PipelineException("timed out"));
}
