using Pipeline.Core.Errors;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Tests.Provisioning;

namespace Pipeline.Tools.Tests.Containers;

/// <summary>An engine that answered once and is gone: what it has is not known, and nothing of it can have been removed.</summary>
public sealed class UnreachableEngineTests
{
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    public static TheoryData<string> Questions => ["image", "container", "remove image", "remove container", "remove network", "list", "copy", "execute"];

    [Theory, MemberData(nameof(Questions))]
    public async Task It_never_reads_as_one_that_has_nothing(string question)
    {
        var fake = FakeEngine.OnTcp(_ => FakeEngine.Ping());
        await using var engine = await EngineVariables.EngineAsync($"tcp://127.0.0.1:{fake.Port}");
        var port = fake.Port;
        await fake.DisposeAsync();

        var exception = await Assert.ThrowsAsync<EngineUnreachableException>(() => AskAsync(engine, question));

        Assert.Contains($"docker does not answer at tcp://127.0.0.1:{port}", exception.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Questions))]
    public async Task What_it_does_not_find_is_absent_and_told_in_its_own_words(string question)
    {
        await using var fake = FakeEngine.OnTcp(request => request.Contains("_ping", StringComparison.Ordinal) ? FakeEngine.Ping() : FakeEngine.Json("""{"message":"No such thing: orders"}""", "404 Not Found"));
        await using var engine = await EngineVariables.EngineAsync($"tcp://127.0.0.1:{fake.Port}");

        if (question is "list" or "copy" or "execute")
        {
            var exception = await Assert.ThrowsAsync<EngineException>(() => AskAsync(engine, question));
            Assert.True(exception.IsAbsent);
            Assert.EndsWith(": No such thing: orders", exception.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Null(await AskAsync(engine, question));
        }
    }

    [Theory]
    [InlineData("tcp://127.0.0.1:1")]
    [InlineData("tcp://no-such-host.invalid:2375")]
    [InlineData("unix:///nowhere/docker.sock")]
    public async Task One_that_never_answered_is_not_found_and_named(string address)
    {
        var exception = await Assert.ThrowsAsync<PipelineException>(() => EngineVariables.EngineAsync(address));
        Assert.StartsWith("docker does not answer", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_in_its_address_is_not_told()
    {
        var exception = await Record.ExceptionAsync(() => EngineConnection.OpenAsync("docker", EngineEndpoint.At(new Uri("tcp://ada:hunter2@127.0.0.1:1")), null, TimeProvider.System, TimeSpan.FromSeconds(10), _token));
        Assert.Contains("tcp://127.0.0.1:1", exception!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_once_is_made_again()
    {
        var asked = 0;
        await using var fake = FakeEngine.OnTcp(request => request.Contains("_ping", StringComparison.Ordinal) ? FakeEngine.Ping() : Interlocked.Increment(ref asked) == 1 ? null : FakeEngine.Json("[]"));
        await using var engine = await EngineVariables.EngineAsync($"tcp://127.0.0.1:{fake.Port}");

        Assert.Empty(await engine.ListContainersAsync("a=b", _token));
    }

    [Fact]
    public async Task An_image_that_ends_half_way_is_no_image()
    {
        await using var fake = FakeEngine.OnTcp(request => request.Contains("_ping", StringComparison.Ordinal) ? FakeEngine.Ping() : "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", closes: true);
        await using var engine = await EngineVariables.EngineAsync($"tcp://127.0.0.1:{fake.Port}");

        await Assert.ThrowsAsync<EngineUnreachableException>(() => engine.SaveImageAsync("orders:1", (stream, token) => stream.CopyToAsync(Stream.Null, token), _token));
    }

    [Fact]
    public async Task A_network_that_is_not_there_is_no_image_to_pull()
    {
        var processes = new ScriptedProcesses();
        await using var fake = FakeEngine.OnTcp(request => request.Contains("_ping", StringComparison.Ordinal) ? FakeEngine.Ping()
            : request.Contains("/images/", StringComparison.Ordinal) ? FakeEngine.Json("""{"Id":"sha256:1"}""") : FakeEngine.Json("""{"message":"network shop not found"}""", "404 Not Found"));
        await using var engine = await EngineVariables.Finder(processes, ("DOCKER_HOST", $"tcp://127.0.0.1:{fake.Port}")).FindAsync("docker", _token);

        var exception = await Assert.ThrowsAsync<EngineException>(() => engine.CreateContainerAsync(new ContainerSpec { Image = "orders:1", Network = "shop" }, _token));

        Assert.Contains("network shop not found", exception.Message, StringComparison.Ordinal);
        Assert.Empty(processes.Commands);
    }

    [Fact]
    public async Task A_container_is_not_created_twice_when_the_connection_breaks()
    {
        await using var fake = FakeEngine.OnTcp(request => request.Contains("_ping", StringComparison.Ordinal) ? FakeEngine.Ping() : null);
        await using var engine = await EngineVariables.EngineAsync($"tcp://127.0.0.1:{fake.Port}");

        await Assert.ThrowsAsync<EngineUnreachableException>(() => engine.CreateContainerAsync(new ContainerSpec { Image = "orders:1" }, _token));

        Assert.Single(fake.Requests, request => request.Contains("/containers/create", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../../info")]
    [InlineData("-rf")]
    [InlineData("")]
    [InlineData("a?force=true")]
    public async Task A_name_that_would_lead_elsewhere_is_not_asked_for(string name)
    {
        await using var fake = FakeEngine.OnTcp(_ => FakeEngine.Ping());
        await using var engine = await EngineVariables.EngineAsync($"tcp://127.0.0.1:{fake.Port}");

        await Assert.ThrowsAsync<PipelineException>(() => engine.FindContainerAsync(name, _token));

        Assert.Single(fake.Requests);
    }

    private async Task<object?> AskAsync(IContainerEngine engine, string question)
    {
        switch (question)
        {
            case "image":
                return await engine.FindImageAsync("shop/orders:1", _token);
            case "container":
                return await engine.FindContainerAsync("orders", _token);
            case "list":
                return await engine.ListContainersAsync("a=b", _token);
            case "execute":
                return await engine.ExecuteAsync("orders", ["/bin/true"], _token);
            case "copy":
                await engine.CopyFromContainerAsync("orders", "/results", "/nowhere/results", _token);
                return null;
            case "remove image":
                await engine.RemoveImageAsync("shop/orders:1", _token);
                return null;
            case "remove container":
                await engine.RemoveContainerAsync("orders", _token);
                return null;
            default:
                await engine.RemoveNetworkAsync("shop", _token);
                return null;
        }
    }
}
