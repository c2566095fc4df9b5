using Pipeline.Core.Errors;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Tests.Provisioning;

namespace Pipeline.Tools.Tests.Containers;

public sealed class ContainerEngineFinderTests
{
    [Fact]
    public async Task Without_an_engine_the_message_says_what_each_said_and_what_to_do()
    {
        var processes = new ScriptedProcesses().Answer("docker version", "Cannot connect to the Docker daemon", 1);
        var exception = await Assert.ThrowsAsync<PipelineException>(() => FindAsync(processes));
        Assert.Equal(
            "No container engine answers.\n  docker: Cannot connect to the Docker daemon\n  podman: it is not on PATH\n" +
            "Install and start Docker or Podman, or add '--provision' to let the build do it on Debian and Ubuntu. './build.sh Doctor' tells more.",
            exception.Message);
    }

    [Fact]
    public async Task Podman_is_taken_where_Docker_does_not_answer()
    {
        var processes = new ScriptedProcesses().Answer("docker version", "Cannot connect", 1).Answer("podman version", "4.3.1").Answer("podman info", "/var/lib/containers/storage");
        var engine = await FindAsync(processes);
        Assert.Equal(("podman", "4.3.1 (buildah builder)"), (engine.Name, engine.Version));
    }

    [Fact]
    public async Task Docker_is_asked_first()
    {
        var processes = new ScriptedProcesses().Answer("docker version", "28.2.2 20.10.24").Answer("docker buildx", "", 1).Answer("podman version", "4.3.1").Answer("podman info", "/");
        var engine = await FindAsync(processes);
        Assert.Equal(("docker", "20.10.24 (classic builder)"), (engine.Name, engine.Version));
    }

    private static Task<IContainerEngine> FindAsync(ScriptedProcesses processes) => new ContainerEngineFinder(processes).FindAsync(TestContext.Current.CancellationToken);
}
