using Pipeline.Tools.Containers;
using Pipeline.Tools.Tests.Provisioning;

namespace Pipeline.Tools.Tests.Containers;

public sealed class PodmanServiceTests
{
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_of_its_own_is_started_and_ended_with_the_engine()
    {
        using var processes = new ModestPodman();
        var finder = EngineVariables.Finder(processes, ("PATH", Environment.GetEnvironmentVariable("PATH") ?? ""));
        var probe = await finder.ProbeAsync("podman", _token);
        Assert.SkipUnless(probe.IsReady && !EngineVariables.Of().PodmanSockets.Any(File.Exists), $"podman is not to be started here: {probe.Problem}");
        await using var service = new PodmanService(processes, "podman", TimeProvider.System);

        await service.EnsureAsync(_token);
        Assert.True(File.Exists(service.Socket));
        await service.DisposeAsync();

        Assert.False(Directory.Exists(Path.GetDirectoryName(service.Socket)));
    }

    [Fact]
    public async Task One_that_ended_by_itself_is_started_again_by_the_next_question()
    {
        var starts = 0;
        FakeEngine? fake = null;
        var running = new TaskCompletionSource();
        var processes = new StartedService(async (socket, token) =>
        {
            starts++;
            fake = FakeEngine.OnSocket(socket, request => request.Contains("_ping", StringComparison.Ordinal) ? FakeEngine.Ping("Libpod/5.0.0 (linux)", "1.41") : FakeEngine.Json("[]"));
            await running.Task.WaitAsync(token);
        });
        using var program = new ProgramOnPath("podman");
        await using var engine = await EngineVariables.Finder(processes, ("PATH", program.Folder)).FindAsync("podman", _token);
        Assert.Empty(await engine.ListContainersAsync("a=b", _token));

        await fake!.DisposeAsync();
        running.SetResult();
        running = new TaskCompletionSource();

        Assert.Empty(await engine.ListContainersAsync("a=b", _token));
        Assert.Equal(2, starts);
        await fake.DisposeAsync();
    }

    [Fact]
    public async Task One_that_cannot_start_says_why()
    {
        using var program = new ProgramOnPath("podman");
        var processes = new ScriptedProcesses().Answer("podman system service", "cannot clone: Operation not permitted", 125);
        var probe = await EngineVariables.Finder(processes, ("PATH", program.Folder)).ProbeAsync("podman", _token);
        Assert.Equal("'podman system service' ended: cannot clone: Operation not permitted", probe.Problem);
    }
}
