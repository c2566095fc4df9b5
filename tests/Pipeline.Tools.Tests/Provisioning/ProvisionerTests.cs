using Pipeline.Core.Errors;
using Pipeline.Tools.Provisioning;

namespace Pipeline.Tools.Tests.Provisioning;

public sealed class ProvisionerTests : IDisposable
{
    private const string StartByHand = "sh -c 'for file in";
    private static readonly HostSystem Debian = new(SystemFamily.Debian, "Debian 12", IsRoot: true, HasSystemd: false);
    private readonly ScriptedEngines _engines = new();
    private readonly StringWriter _log = new() { NewLine = "\n" };

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task An_engine_that_answers_is_left_alone()
    {
        var processes = new ScriptedProcesses();
        _engines.Answers("docker", "20.10.24");
        await ProvisionAsync(processes, Debian);
        Assert.Empty(processes.Commands);
        Assert.Contains("nothing to install", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_engine_it_is_installed_and_started()
    {
        var started = false;
        _engines.Answers("docker", "20.10.24", () => started);
        var installed = false;
        var processes = new ScriptedProcesses()
            .Answer("sh -c 'command -v", () => (installed ? 0 : 1, ""))
            .Answer("env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 update")
            .Do("env DEBIAN_FRONTEND=noninteractive apt-get", () => installed = true, "Setting up docker.io")
            .Answer("pgrep", "", 1)
            .Do(StartByHand, () => started = true);
        await ProvisionAsync(processes, Debian);
        Assert.Contains(processes.Commands, command => command.EndsWith("install --yes --no-install-recommends docker.io iptables", StringComparison.Ordinal));
        Assert.Contains("Setting up docker.io", _log.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("docker 20.10.24 answers.\n", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installed_engine_that_does_not_run_is_only_started()
    {
        var started = false;
        _engines.Answers("docker", "20.10.24", () => started);
        var processes = new ScriptedProcesses()
            .Answer("sh -c 'command -v")
            .Answer("pgrep", "", 1)
            .Do("systemctl start docker", () => started = true);
        await ProvisionAsync(processes, Debian with { HasSystemd = true });
        Assert.DoesNotContain(processes.Commands, command => command.Contains("apt-get", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_daemon_that_is_starting_is_waited_for_and_not_started_twice()
    {
        var asked = 0;
        _engines.Answers("docker", "20.10.24", () => asked++ > 3);
        var processes = new ScriptedProcesses()
            .Answer("sh -c 'command -v")
            .Answer("pgrep", "4711");
        await ProvisionAsync(processes, Debian);
        Assert.DoesNotContain(processes.Commands, command => command.StartsWith(StartByHand, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_daemon_that_never_answers_is_reported_with_its_log()
    {
        _engines.Silent("docker", "Connection refused");
        var processes = new ScriptedProcesses()
            .Answer("sh -c 'command -v")
            .Answer("pgrep", "", 1)
            .Answer(StartByHand)
            .Answer("tail", "failed to start daemon: no iptables");
        var exception = await Assert.ThrowsAsync<PipelineException>(() => ProvisionAsync(processes, Debian));
        Assert.Contains("failed to start daemon: no iptables", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_mirror_is_tried_again_and_then_reported()
    {
        var processes = new ScriptedProcesses()
            .Answer("sh -c 'command -v", "", 1)
            .Answer("env DEBIAN_FRONTEND", "Could not resolve 'deb.debian.org'", 100);
        var exception = await Assert.ThrowsAsync<PipelineException>(() => ProvisionAsync(processes, Debian));
        Assert.Contains("Could not resolve 'deb.debian.org'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, processes.Commands.Count(command => command.Contains("apt-get", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_root_a_sudo_that_asks_no_password_is_used()
    {
        var started = false;
        _engines.Answers("docker", "20.10.24", () => started);
        var processes = new ScriptedProcesses()
            .Answer("sudo -n true")
            .Answer("sudo -n sh -c 'command -v")
            .Answer("sh -c 'command -v")
            .Answer("pgrep", "", 1)
            .Do("sudo -n " + StartByHand, () => started = true);
        await ProvisionAsync(processes, Debian with { IsRoot = false });
        Assert.True(started);
    }

    [Theory]
    [InlineData(nameof(SystemFamily.Fedora), "sudo dnf install podman")]
    [InlineData(nameof(SystemFamily.MacOS), "brew install podman")]
    [InlineData(nameof(SystemFamily.Windows), "winget install Docker.DockerDesktop")]
    [InlineData(nameof(SystemFamily.Debian), "apt-get install --no-install-recommends docker.io iptables")]
    public async Task Where_it_may_not_install_it_says_what_to_type(string family, string expected)
    {
        var processes = new ScriptedProcesses();
        var exception = await Assert.ThrowsAsync<PipelineException>(() => ProvisionAsync(processes, new HostSystem(Enum.Parse<SystemFamily>(family), "this system", IsRoot: false, HasSystemd: false)));
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(processes.Commands, command => command.Contains("apt-get", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_user_who_may_not_use_the_engine_is_told_how_to_join_its_group()
    {
        _engines.Silent("docker", "Permission denied", isForbidden: true);
        var exception = await Assert.ThrowsAsync<PipelineException>(() => ProvisionAsync(new ScriptedProcesses(), Debian with { IsRoot = false }));
        Assert.Contains("usermod -aG docker", exception.Message, StringComparison.Ordinal);
    }

    private Task ProvisionAsync(ScriptedProcesses processes, HostSystem host) =>
        new Provisioner(processes, host, _engines.ProbeAsync, new HastyTime()).ProvisionAsync(_log, TestContext.Current.CancellationToken);
}
