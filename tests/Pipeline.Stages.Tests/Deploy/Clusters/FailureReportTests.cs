using Pipeline.Stages.Deploy.Clusters;
using Pipeline.Testing;
using Pipeline.Tools.Kubernetes.Progress;

namespace Pipeline.Stages.Tests.Deploy.Clusters;

public sealed class FailureReportTests
{
    [Fact]
    public void A_container_that_keeps_ending_is_told_with_its_last_words_and_events() => Matches(
        "crash-loop.txt",
        new PodFailure(Container(FaultKind.Crash, "CrashLoopBackOff: it ended (exit code 7); started again 3 times") with { ExitCode = 7, Restarts = 3 })
        {
            LastWords = [.. Enumerable.Range(1, 14).Select(number => $"line {number}")],
            Events = ["BackOff (5 times): Back-off restarting failed container"],
        });

    [Fact]
    public void A_missing_image_is_told_by_the_registrys_words() => Matches(
        "missing-image.txt",
        new PodFailure(Container(FaultKind.Image, "image shop/orders:1 cannot be pulled: manifest unknown") with { IsFinal = true }) { Events = ["Failed: Error: ErrImagePull"] });

    [Fact]
    public void A_quota_names_what_could_not_be_made() => Matches(
        "quota.txt",
        new PodFailure(new PodFinding(FaultKind.Quota, "Deployment orders", "no pod can be made: exceeded quota: small, requested: pods=1, used: pods=4, limited: pods=4") { IsFinal = true }));

    [Fact]
    public void Of_many_three_are_shown() => Matches(
        "many.txt",
        [.. Enumerable.Range(1, 5).Select(number => new PodFailure(new PodFinding(FaultKind.Probe, $"pod orders-{number}", "Readiness probe failed: 503") { Container = "orders" }))]);

    [Fact]
    public void What_a_container_wrote_cannot_break_out_of_its_line() => Assert.DoesNotContain(
        '\e', FailureReport.Write("it failed", [new PodFailure(Container(FaultKind.Crash, "it ended")) { LastWords = ["\e[31mred"] }]));

    private static PodFinding Container(FaultKind kind, string words) => new(kind, "pod orders-5d4f-abcde", words) { Pod = "orders-5d4f-abcde", Container = "orders" };

    private static void Matches(string name, params IReadOnlyList<PodFailure> failures) =>
        Snapshot.Matches(name, FailureReport.Write("'orders' could not be deployed to namespace 'staging': timed out waiting for the condition", failures) + "\n");
}
