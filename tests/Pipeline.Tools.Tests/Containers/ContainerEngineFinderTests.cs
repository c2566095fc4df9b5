using System.Security.Cryptography;
using System.Text;
using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Tests.Provisioning;

namespace Pipeline.Tools.Tests.Containers;

public sealed class ContainerEngineFinderTests : IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_an_engine_the_message_says_what_each_said_and_what_to_do()
    {
        var exception = await Assert.ThrowsAsync<PipelineException>(() => EngineVariables.Finder(("DOCKER_HOST", "tcp://127.0.0.1:1"), ("CONTAINER_HOST", $"unix://{_folder["none.sock"]}")).FindAsync(_token));
        Assert.Equal(
            "No container engine answers.\n  docker: Connection refused\n  podman: there is no such socket\n" +
            "Install and start Docker or Podman, or add '--provision' to let the build do it on Debian and Ubuntu. './build.sh Doctor' tells more.",
            exception.Message);
    }

    [Fact]
    public async Task Podman_is_taken_where_Docker_does_not_answer()
    {
        await using var podman = FakeEngine.OnSocket(_folder["podman.sock"], _ => FakeEngine.Ping("Libpod/4.3.1 (linux)", "1.41"));
        await using var engine = await EngineVariables.Finder(("DOCKER_HOST", "tcp://127.0.0.1:1"), ("CONTAINER_HOST", $"unix://{_folder["podman.sock"]}")).FindAsync(_token);
        Assert.Equal(("podman", "4.3.1"), (engine.Name, engine.Version));
    }

    [Fact]
    public async Task Docker_is_asked_first_by_one_question_and_without_a_process()
    {
        var processes = new ScriptedProcesses();
        await using var docker = FakeEngine.OnSocket(_folder["docker.sock"], _ => FakeEngine.Ping());
        await using var engine = await EngineVariables.Finder(processes, ("DOCKER_HOST", $"unix://{_folder["docker.sock"]}"), ("CONTAINER_HOST", $"unix://{_folder["none.sock"]}")).FindAsync(_token);
        Assert.Equal(("docker", "28.2.2"), (engine.Name, engine.Version));
        Assert.Equal(["GET /_ping HTTP/1.1"], docker.Requests);
        Assert.Empty(processes.Commands);
    }

    [Fact]
    public async Task The_service_of_the_system_is_Podman_too()
    {
        Directory.CreateDirectory(_folder["podman"]);
        await using var podman = FakeEngine.OnSocket(_folder["podman/podman.sock"], _ => FakeEngine.Ping("Libpod/5.0.0 (linux)", "1.41"));
        await using var engine = await EngineVariables.Finder(("XDG_RUNTIME_DIR", _folder.Path)).FindAsync("podman", _token);
        Assert.Equal("5.0.0", engine.Version);
    }

    [Fact]
    public async Task The_current_context_says_where_Docker_is()
    {
        await using var docker = FakeEngine.OnSocket(_folder["lab.sock"], _ => FakeEngine.Ping());
        _folder.Write("config.json", """{ "currentContext": "lab" }""");
        _folder.Write($"contexts/meta/{Hash("lab")}/meta.json", $$"""{ "Name": "lab", "Endpoints": { "docker": { "Host": "unix://{{_folder["lab.sock"]}}" } } }""");
        await using var engine = await EngineVariables.Finder(("DOCKER_CONFIG", _folder.Path)).FindAsync("docker", _token);
        Assert.Equal("docker", engine.Name);
    }

    [Fact]
    public async Task The_host_goes_before_the_context()
    {
        await using var docker = FakeEngine.OnTcp(_ => FakeEngine.Ping());
        _folder.Write("config.json", """{ "currentContext": "gone" }""");
        await using var engine = await EngineVariables.Finder(("DOCKER_CONFIG", _folder.Path), ("DOCKER_HOST", $"tcp://127.0.0.1:{docker.Port}")).FindAsync("docker", _token);
        Assert.Single(docker.Requests);
    }

    [Theory]
    [InlineData("DOCKER_CONTEXT", "gone", "'gone' does not exist")]
    [InlineData("DOCKER_HOST", "ssh://build@example.org", "ssh://example.org")]
    [InlineData("DOCKER_HOST", "nonsense", "'nonsense' is invalid")]
    public async Task Settings_that_lead_nowhere_are_named(string variable, string value, string expected)
    {
        var probe = await EngineVariables.Finder(("DOCKER_CONFIG", _folder.Path), (variable, value)).ProbeAsync("docker", _token);
        Assert.Contains(expected, probe.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_answers_and_is_no_engine_is_none()
    {
        await using var web = FakeEngine.OnTcp(_ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        var probe = await EngineVariables.Finder(("DOCKER_HOST", $"tcp://127.0.0.1:{web.Port}")).ProbeAsync("docker", _token);
        Assert.Equal("what answers there is no container engine (status 404)", probe.Problem);
    }

    [Theory]
    [InlineData("1.41", "/v1.41/")]
    [InlineData("1.99", "/v1.54/")]
    public async Task The_newest_version_that_both_know_is_spoken(string offered, string spoken)
    {
        await using var docker = FakeEngine.OnTcp(request => request.Contains("_ping", StringComparison.Ordinal) ? FakeEngine.Ping(version: offered) : FakeEngine.Json("[]"));
        await using var engine = await EngineVariables.EngineAsync($"tcp://127.0.0.1:{docker.Port}");
        await engine.ListNetworksAsync("a", _token);
        Assert.Contains(spoken, docker.Requests[1], StringComparison.Ordinal);
    }

    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
