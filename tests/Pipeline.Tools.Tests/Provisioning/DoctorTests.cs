using Pipeline.Testing;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Provisioning;

namespace Pipeline.Tools.Tests.Provisioning;

public sealed class DoctorTests
{
    private static readonly HostSystem Debian = new(SystemFamily.Debian, "Debian GNU/Linux 12 (bookworm)", IsRoot: false, HasSystemd: true);

    [Fact]
    public async Task On_this_machine_git_and_the_SDK_are_found_with_their_versions()
    {
        var report = await new Doctor(new ProcessRunner(), HostSystem.Detect(), Path.GetTempPath()).ExamineAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("git version ", Find(report, "git").Found, StringComparison.Ordinal);
        Assert.Equal(DoctorStatus.Good, Find(report, ".NET SDK").Status);
        Assert.Contains("GiB free", Find(report, "disk space").Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_an_empty_machine_everything_missing_comes_with_how_to_get_it()
    {
        var report = await ExamineAsync(new ScriptedProcesses());
        Assert.False(report.IsHealthy);
        Assert.Equal(["git", ".NET SDK", "container engine"], report.Findings.Where(finding => finding.Status == DoctorStatus.Missing).Select(finding => finding.Subject));
        using var text = new StringWriter { NewLine = "\n" };
        new DoctorReport(report.Host, [.. report.Findings.Where(finding => finding.Subject != "disk space")]).WriteTo(text);
        Snapshot.Matches("empty-machine.txt", text.ToString());
    }

    [Fact]
    public async Task An_engine_that_does_not_run_comes_with_how_to_start_it()
    {
        var finding = Find(await ExamineAsync(new ScriptedProcesses(), new ScriptedEngines().Silent("docker", "Connection refused")), "container engine");
        Assert.Equal((DoctorStatus.Missing, "sudo systemctl start docker"), (finding.Status, finding.Advice));
    }

    [Fact]
    public async Task Podman_is_an_engine_as_well()
    {
        var finding = Find(await ExamineAsync(new ScriptedProcesses(), new ScriptedEngines().Answers("podman", "4.3.1")), "container engine");
        Assert.Equal((DoctorStatus.Good, "podman 4.3.1, builds with Buildah"), (finding.Status, finding.Found));
    }

    [Theory]
    [InlineData("20.10.24", 1, "docker 27.1.0, builds with BuildKit")]
    [InlineData("28.2.2", 1, "docker 27.1.0, builds with Classic")]
    [InlineData("28.2.2", 0, "docker 27.1.0, builds with Buildx")]
    public async Task The_builder_follows_from_the_client_and_its_plugin(string client, int buildx, string expected)
    {
        var report = await ExamineAsync(new ScriptedProcesses().Answer("docker version", client).Answer("docker buildx version", "", buildx), new ScriptedEngines().Answers("docker", "27.1.0"));
        Assert.Equal(expected, Find(report, "container engine").Found);
    }

    [Fact]
    public async Task An_engine_without_its_client_cannot_build()
    {
        var finding = Find(await ExamineAsync(new ScriptedProcesses(), new ScriptedEngines().Answers("docker", "27.1.0", hasClient: false)), "container engine");
        Assert.Equal((DoctorStatus.Missing, "docker answers, but its client 'docker', which builds images, is not on PATH"), (finding.Status, finding.Found));
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_is_optional_and_named()
    {
        var finding = Find(await ExamineAsync(new ScriptedProcesses(), connect: _ => throw new ClusterUnreachableException("No Kubernetes cluster answers: connection refused.")), "Kubernetes");
        Assert.Equal((DoctorStatus.Optional, "No Kubernetes cluster answers: connection refused."), (finding.Status, finding.Found));
    }

    [Fact]
    public async Task A_cluster_that_answers_is_named_with_its_version()
    {
        var finding = Find(await ExamineAsync(new ScriptedProcesses(), connect: _ => Task.FromResult(new KubernetesCluster("lab", "v1.20.2"))), "Kubernetes");
        Assert.Equal((DoctorStatus.Good, "context 'lab' answers (v1.20.2)"), (finding.Status, finding.Found));
    }

    [Theory]
    [InlineData("ID=debian\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"", nameof(SystemFamily.Debian), "Debian GNU/Linux 12 (bookworm)")]
    [InlineData("ID=linuxmint\nID_LIKE=\"ubuntu debian\"", nameof(SystemFamily.Debian), "Linux")]
    [InlineData("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"", nameof(SystemFamily.Fedora), "Linux")]
    [InlineData("ID=alpine", nameof(SystemFamily.Alpine), "Linux")]
    [InlineData("", nameof(SystemFamily.OtherLinux), "Linux")]
    public void A_distribution_is_told_by_its_release_file(string release, string family, string name)
    {
        var host = HostSystem.FromRelease(release, isRoot: true, hasSystemd: false);
        Assert.Equal((family, name), (host.Family.ToString(), host.Name));
    }

    private static DoctorFinding Find(DoctorReport report, string subject) => Assert.Single(report.Findings, finding => finding.Subject == subject);

    private static Task<DoctorReport> ExamineAsync(ScriptedProcesses processes, ScriptedEngines? engines = null, Func<CancellationToken, Task<KubernetesCluster>>? connect = null) =>
        new Doctor(processes, Debian, Path.GetTempPath(), (engines ?? new ScriptedEngines()).ProbeAsync, connect ?? (_ => throw new ClusterUnreachableException("none", isConfigured: false))).ExamineAsync(TestContext.Current.CancellationToken);
}
