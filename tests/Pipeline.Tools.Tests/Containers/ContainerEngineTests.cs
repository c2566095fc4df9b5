using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;
using Pipeline.Registry;

namespace Pipeline.Tools.Tests.Containers;

public sealed class ContainerEngineTests : IAsyncDisposable
{
    private readonly ModestPodman _processes = new();
    private readonly ShellContext _context = new("LABEL tier=test", "EXPOSE 8080");
    private readonly string _image = $"pipeline-test/engine:{Guid.NewGuid():N}";
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;
    private string? _program;
    private IContainerEngine? _engine;

    public static TheoryData<string> Engines => ["docker", "podman"];

    public static TheoryData<string> Clients => ["docker", "/usr/bin/docker", "podman"];

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
            await _engine.DisposeAsync();
        _processes.Dispose();
        if (_program is not null)
            _context.RemoveImages(_program);
        _context.Dispose();
    }

    [Theory, MemberData(nameof(Clients))]
    public async Task Builds_tags_describes_and_removes_an_image(string name)
    {
        var engine = await EngineAsync(name);
        var log = new StringWriter();
        var id = await BuildAsync(engine, log);
        try
        {
            Assert.Contains("COPY root", log.ToString(), StringComparison.Ordinal);
            await engine.TagAsync(id, _image + "-again", _token);
            var found = await engine.FindImageAsync(_image + "-again", _token);
            Assert.NotNull(found);
            Assert.Equal(id, found.Id);
            var images = await engine.ListImagesAsync(_token);
            Assert.Equal((id, id), (images[_image], images[_image + "-again"]));
            Assert.Equal("test", found.Labels["tier"]);
            Assert.Equal("a b", found.Labels["org.example.note"]);
            Assert.Equal(["8080/tcp"], found.ExposedPorts);
            Assert.True(found.Size > 100_000, $"The image has {found.Size} bytes.");
        }
        finally
        {
            await engine.RemoveImageAsync(_image + "-again", _token);
            await engine.RemoveImageAsync(_image, _token);
        }

        Assert.Null(await engine.FindImageAsync(_image, _token));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Saves_an_image_as_a_stream_and_loads_it_back(string name)
    {
        var engine = await EngineAsync(name);
        var id = await BuildAsync(engine, TextWriter.Null);
        using var directory = new TempDirectory();
        try
        {
            await engine.SaveImageAsync(_image, async (stream, token) =>
            {
                await using var file = File.Create(directory["image.tar"]);
                await stream.CopyToAsync(file, token);
            }, _token);
            await engine.RemoveImageAsync(_image, _token);
            await engine.LoadImageAsync(directory["image.tar"], _token);
            Assert.Equal(id, (await engine.FindImageAsync(id, _token))?.Id);
        }
        finally
        {
            await engine.RemoveImageAsync(id, _token);
            await engine.RemoveImageAsync(_image, _token);
        }
    }

    [Fact]
    public async Task BuildKit_takes_layers_from_a_registry_and_builds_without_them_where_there_are_none()
    {
        var engine = await EngineAsync("/usr/bin/docker");
        var builder = await new EngineProgram(_processes, "/usr/bin/docker", isPodman: false).FindBuilderAsync(_token);
        Assert.SkipUnless(builder is EngineBuilder.BuildKit or EngineBuilder.Buildx, $"the builder is {builder}");
        using var store = new TempDirectory();
        await using var registry = await EmbeddedRegistry.StartAsync(store.Path, 0, _token);
        var source = $"{registry.Address.Host}/pipeline-test/layers:dev";
        var log = new StringWriter();
        await BuildAsync(engine, log, source);
        try
        {
            Assert.Contains($"importing cache manifest from {source}", log.ToString(), StringComparison.Ordinal);
            await engine.TagAsync(_image, source, _token);
            await engine.PushAsync(source, plainHttp: true, TextWriter.Null, _token);
            var second = new StringWriter();

            await BuildAsync(engine, second, source);

            Assert.Contains($"importing cache manifest from {source}", second.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("not found", second.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            await engine.RemoveImageAsync(source, _token);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Runs_a_container_and_reads_what_became_of_it(string name)
    {
        var engine = await EngineAsync(name);
        await BuildAsync(engine, TextWriter.Null);
        var spec = new ContainerSpec
        {
            Image = _image,
            Name = $"pipeline-test-{Guid.NewGuid():N}",
            EntryPoint = ["/bin/sh", "-c"],
            Arguments = ["echo \"$GREETING $HOME\"; exit 3"],
            Environment = new Dictionary<string, string> { ["GREETING"] = "hello\nworld", ["HOME"] = "/nowhere" },
            Labels = new Dictionary<string, string> { ["pipeline-test"] = _image },
        };
        try
        {
            await engine.RunContainerAsync(spec, _token);
            Assert.Equal(3, await engine.WaitForContainerAsync(spec.Name, _token));
            var lines = new List<string>();
            await engine.ReadLogsAsync(spec.Name, 10, line => lines.Add(line.Text), _token);
            Assert.Equal(["hello", "world /nowhere"], lines);
            var container = Assert.Single(await engine.ListContainersAsync($"pipeline-test={_image}", _token));
            Assert.Equal((ContainerStatus.Exited, 3, spec.Name), (container.Status, container.ExitCode, container.Name));
        }
        finally
        {
            await engine.RemoveContainerAsync(spec.Name, _token);
            await engine.RemoveImageAsync(_image, _token);
        }

        Assert.Null(await engine.FindContainerAsync(spec.Name, _token));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_running_container_has_a_network_a_loopback_port_mounts_and_takes_commands(string name)
    {
        var engine = await EngineAsync(name);
        await BuildAsync(engine, TextWriter.Null);
        using var files = new TempDirectory();
        // Podman's service joins what it is told of a mount with commas.
        var settings = files.Write(name == "podman" ? "settings.txt" : "settings, all.txt", "mounted");
        var unique = $"pipeline-test-{Guid.NewGuid():N}";
        var labels = new Dictionary<string, string> { ["pipeline-test"] = unique };
        await engine.CreateNetworkAsync(unique, labels, _token);
        try
        {
            await engine.CreateNetworkAsync(unique, labels, _token);
            Assert.Equal([unique], await engine.ListNetworksAsync($"pipeline-test={unique}", _token));
            await engine.RunContainerAsync(
                new ContainerSpec
                {
                    Image = _image,
                    Name = unique,
                    Arguments = ["/bin/sh", "-c", "trap 'exit 0' TERM; sleep 600 & wait"],
                    Network = unique,
                    NetworkAliases = ["db"],
                    Ports = [new PortMapping(8080)],
                    Mounts = [new BindMount(settings, "/etc/settings.txt")],
                    MemoryFolders = ["/tmp"],
                    ReadOnly = true,
                    MemoryBytes = 64 << 20,
                    Cpus = 0.5,
                    User = "1000:1000",
                    WorkingDirectory = "/tmp",
                },
                _token);
            var container = await engine.FindContainerAsync(unique, _token);
            Assert.NotNull(container);
            Assert.Equal(ContainerStatus.Running, container.Status);
            Assert.NotEqual(0, Assert.Single(container.Ports, port => port.ContainerPort == 8080).HostPort);
            Assert.NotEmpty(container.Addresses[unique]);

            var read = await engine.ExecuteAsync(unique, ["/bin/cat", "/etc/settings.txt"], _token);
            Assert.Equal((0, "mounted"), (read.ExitCode, read.ErrorText));
            Assert.NotEqual(0, (await engine.ExecuteAsync(unique, ["/bin/sh", "-c", "echo x > /file"], _token)).ExitCode);

            await engine.CopyFromContainerAsync(unique, "/bin/cat", files["cat"], _token);
            Assert.True(File.Exists(files["cat"]));

            await engine.StopContainerAsync(unique, TimeSpan.FromSeconds(10), _token);
            Assert.Equal(ContainerStatus.Exited, (await engine.FindContainerAsync(unique, _token))?.Status);
        }
        finally
        {
            await engine.RemoveContainerAsync(unique, _token);
            await engine.RemoveNetworkAsync(unique, _token);
            await engine.RemoveImageAsync(_image, _token);
        }

        await engine.RemoveNetworkAsync(unique, _token);
        Assert.Empty(await engine.ListNetworksAsync($"pipeline-test={unique}", _token));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_happens_to_a_container_is_told_to_who_watches_its_label(string name)
    {
        var engine = await EngineAsync(name);
        await BuildAsync(engine, TextWriter.Null);
        var unique = $"pipeline-test-{Guid.NewGuid():N}";
        var spec = new ContainerSpec { Image = _image, Arguments = ["/bin/sh", "-c", "exit 3"] };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_token);
        await using var events = engine.WatchContainersAsync($"pipeline-test={unique}", stop.Token).GetAsyncEnumerator(_token);
        Assert.True(await events.MoveNextAsync());
        Assert.Null(events.Current.Container);
        try
        {
            await engine.RunContainerAsync(spec with { Name = unique + "-other" }, _token);
            await engine.RunContainerAsync(spec with { Name = unique, Labels = new Dictionary<string, string> { ["pipeline-test"] = unique } }, _token);
            var told = new List<string>();
            while (!told.Contains("die") && await events.MoveNextAsync())
            {
                Assert.Equal(unique, events.Current.Container);
                told.Add(events.Current.Action);
            }

            Assert.True(told.IndexOf("start") >= 0 && told.IndexOf("start") < told.IndexOf("die"), string.Join(", ", told));
        }
        finally
        {
            await engine.RemoveContainerAsync(unique, _token);
            await engine.RemoveContainerAsync(unique + "-other", _token);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (await events.MoveNextAsync())
            {
                // What was told before.
            }
        });
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_container_that_nobody_can_start_is_removed_and_the_engine_says_why(string name)
    {
        var engine = await EngineAsync(name);
        await BuildAsync(engine, TextWriter.Null);
        var spec = new ContainerSpec { Image = _image, Name = $"pipeline-test-{Guid.NewGuid():N}", EntryPoint = ["/no/such/program"] };
        var exception = await Assert.ThrowsAsync<EngineException>(() => engine.RunContainerAsync(spec, _token));
        Assert.Contains("/no/such/program", exception.Message, StringComparison.Ordinal);
        Assert.Null(await engine.FindContainerAsync(spec.Name, _token));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_container_outlives_who_started_it(string name)
    {
        var engine = await EngineAsync(name);
        await BuildAsync(engine, TextWriter.Null);
        var container = await engine.RunContainerAsync(new ContainerSpec { Image = _image, Arguments = ["/bin/sleep", "600"] }, _token);
        await engine.DisposeAsync();
        var another = await EngineAsync(name);
        try
        {
            Assert.Equal(ContainerStatus.Running, (await another.FindContainerAsync(container, _token))?.Status);
        }
        finally
        {
            await another.RemoveContainerAsync(container, _token);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_command_that_is_not_there_or_fails_tells_by_its_exit_code(string name)
    {
        var engine = await EngineAsync(name);
        await BuildAsync(engine, TextWriter.Null);
        var container = await engine.RunContainerAsync(new ContainerSpec { Image = _image, Arguments = ["/bin/sleep", "600"] }, _token);
        try
        {
            Assert.InRange((await engine.ExecuteAsync(container, ["/no/such/program"], _token)).ExitCode, 126, 127);
            var failed = await engine.ExecuteAsync(container, ["/bin/sh", "-c", "echo out; echo why >&2; exit 5"], _token);
            Assert.Equal((5, "why"), (failed.ExitCode, failed.ErrorText));
        }
        finally
        {
            await engine.RemoveContainerAsync(container, _token);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_folder_is_copied_out_of_a_container_and_what_is_not_there_is_absent(string name)
    {
        var engine = await EngineAsync(name);
        _context.Write("root/results/deep/a.xml", "<a/>");
        await BuildAsync(engine, TextWriter.Null);
        using var files = new TempDirectory();
        var container = await engine.CreateContainerAsync(new ContainerSpec { Image = _image, Arguments = ["/bin/sleep"] }, _token);
        try
        {
            await engine.CopyFromContainerAsync(container, "/results", files["new"], _token);
            await engine.CopyFromContainerAsync(container, "/results", files.Path, _token);
            Assert.Equal(["new/deep/a.xml", "results/deep/a.xml"], Directory.GetFiles(files.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(files.Path, file)).Order());
            Assert.True((await Assert.ThrowsAsync<EngineException>(() => engine.CopyFromContainerAsync(container, "/nothing", files["x"], _token))).IsAbsent);
        }
        finally
        {
            await engine.RemoveContainerAsync(container, _token);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Two_who_create_one_network_at_once_get_one(string name)
    {
        var engine = await EngineAsync(name);
        var unique = $"pipeline-test-{Guid.NewGuid():N}";
        var labels = new Dictionary<string, string> { ["pipeline-test"] = unique };
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => engine.CreateNetworkAsync(unique, labels, _token)));
            Assert.Equal([unique], await engine.ListNetworksAsync($"pipeline-test={unique}", _token));
        }
        finally
        {
            await engine.RemoveNetworkAsync(unique, _token);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_image_that_is_nowhere_fails_its_container_with_the_registrys_words(string name)
    {
        var engine = await EngineAsync(name);
        var exception = await Assert.ThrowsAsync<EngineTransferException>(() => engine.CreateContainerAsync(new ContainerSpec { Image = "127.0.0.1:1/no/such:image" }, _token));
        Assert.Equal(EngineFault.RegistryUnavailable, exception.Fault);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_broken_archive_is_not_loaded(string name)
    {
        var engine = await EngineAsync(name);
        using var files = new TempDirectory();
        await Assert.ThrowsAsync<EngineException>(() => engine.LoadImageAsync(files.Write("image.tar", "no archive"), _token));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_failing_build_says_what_failed_and_leaves_no_tag(string name)
    {
        var engine = await EngineAsync(name);
        File.AppendAllText(Path.Combine(_context.Path, "Dockerfile"), "RUN [\"/bin/sh\", \"-c\", \"echo it is broken; exit 7\"]\n");
        var log = new StringWriter();
        await Assert.ThrowsAsync<CommandFailedException>(() => BuildAsync(engine, log));
        Assert.Contains("it is broken", log.ToString(), StringComparison.Ordinal);
        Assert.Null(await engine.FindImageAsync(_image, _token));
    }

    [Fact]
    public async Task The_same_sources_and_time_give_the_same_image_with_podman()
    {
        var engine = await EngineAsync("podman");
        var first = await BuildAsync(engine, TextWriter.Null);
        await engine.RemoveImageAsync(_image, _token);
        var second = await BuildAsync(engine, TextWriter.Null);
        await engine.RemoveImageAsync(_image, _token);
        Assert.Equal(first, second);
    }

    private async Task<IContainerEngine> EngineAsync(string name)
    {
        var finder = new ContainerEngineFinder(_processes);
        var probe = await finder.ProbeAsync(name, _token);
        Assert.SkipUnless(probe.IsReady, $"{name} does not answer: {probe.Problem}");
        _program = name;
        return _engine = await finder.FindAsync(name, _token);
    }

    private Task<string> BuildAsync(IContainerEngine engine, TextWriter log, string? layersOf = null) => engine.BuildAsync(
        new ImageBuild
        {
            Context = _context.Path,
            Dockerfile = Path.Combine(_context.Path, "Dockerfile"),
            Tags = [_image],
            LayersOf = layersOf,
            Labels = new Dictionary<string, string> { ["org.example.note"] = "a b" },
            Created = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        },
        log,
        _token);
}
