using Pipeline.Stages.Deploy.Clusters;
using Pipeline.Tools.Kubernetes.Progress;

namespace Pipeline.Stages.Tests.Deploy.Clusters;

public sealed class FlakyVerdictTests
{
    [Fact]
    public void A_registry_that_did_not_answer_looks_flaky() => AssertStarts("yes", new PodFinding(FaultKind.Image, "pod a", ""));

    [Fact]
    public void An_image_that_is_not_there_does_not() => AssertStarts("no", new PodFinding(FaultKind.Image, "pod a", "") { IsFinal = true });

    [Fact]
    public void One_end_of_a_container_tells_nothing() => AssertStarts("cannot be told", new PodFinding(FaultKind.Crash, "pod a", "") { Restarts = 1 });

    [Fact]
    public void Ending_each_time_is_not_flaky() => AssertStarts("no", new PodFinding(FaultKind.Crash, "pod a", "") { Restarts = 2 });

    [Fact]
    public void The_memory_limit_is_named() =>
        Assert.Equal("no: it needs more memory than 64Mi", FlakyVerdict.Of(new PodFinding(FaultKind.OutOfMemory, "pod a", "") { MemoryLimit = "64Mi" }));

    private static void AssertStarts(string start, PodFinding finding) => Assert.StartsWith(start, FlakyVerdict.Of(finding), StringComparison.Ordinal);
}
