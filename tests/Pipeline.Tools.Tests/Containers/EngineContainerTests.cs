using Pipeline.Testing;
using Pipeline.Tools.Containers;

namespace Pipeline.Tools.Tests.Containers;

public sealed class EngineContainerTests : EngineScene
{
    [Theory, MemberData(nameof(Engines))]
    public async Task Runs_a_container_and_reads_what_became_of_it(string name)
    {
        var engine = await EngineAsync(name);
        await BuildAsync(engine, TextWriter.Null);
        var spec = new ContainerSpec
        {
            Image = Image,
            Name = $"pipeline-test-{Guid.NewGuid():N}",
            EntryPoint = ["/bin/sh", "-c"],
            Arguments = ["echo \"$GREETING $HOME\"; exit 3"],
            Environment = new Dictionary<string, string> { ["GREETING"] = "hello\nworld", ["HOME"] = "/nowhere" },
            Labels = new Dictionary<string, string> { ["pipeline-test"] = Image },
        };
        try
        {
            await engine.RunContainerAsync(spec, Token);
            Assert.Equal(3, await engine.WaitForContainerAsync(spec.Name, Token));
            var lines = new List<string>();
            await engine.ReadLogsAsync(spec.Name, 10, line => lines.Add(line.Text), Token);
            Assert.Equal(["hello", "world /nowhere"], lines);
            var container = Assert.Single(await engine.ListContainersAsync($"pipeline-test={Image}", Token));
            Assert.Equal((ContainerStatus.Exited, 3, spec.Name), (container.Status, container.ExitCode, container.Name));
        }
        finally
        {
            await engine.RemoveContainerAsync(spec.Name, Token);
            await engine.RemoveImageAsync(Image, Token);
        }

        Assert.Null(await engine.FindContainerAsync(spec.Name, Token));
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
        await engine.CreateNetworkAsync(unique, labels, Token);
        try
        {
            await engine.CreateNetworkAsync(unique, labels, Token);
            Assert.Equal([unique], await engine.ListNetworksAsync($"pipeline-test={unique}", Token));
            await engine.RunContainerAsync(
                new ContainerSpec
                {
                    Image = Image,
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
                Token);
            var container = await engine.FindContainerAsync(unique, Token);
            Assert.NotNull(container);
            Assert.Equal(ContainerStatus.Running, container.Status);
            Assert.NotEqual(0, Assert.Single(container.Ports, port => port.ContainerPort == 8080).HostPort);
            Assert.NotEmpty(container.Addresses[unique]);

            var read = await engine.ExecuteAsync(unique, ["/bin/cat", "/etc/settings.txt"], Token);
            Assert.Equal((0, "mounted"), (read.ExitCode, read.ErrorText));
            Assert.NotEqual(0, (await engine.ExecuteAsync(unique, ["/bin/sh", "-c", "echo x > /file"], Token)).ExitCode);

            await engine.CopyFromContainerAsync(unique, "/bin/cat", files["cat"], Token);
            Assert.True(File.Exists(files["cat"]));

            await engine.StopContainerAsync(unique, TimeSpan.FromSeconds(10), Token);
            Assert.Equal(ContainerStatus.Exited, (await engine.FindContainerAsync(unique, Token))?.Status);
        }
        finally
        {
            await engine.RemoveContainerAsync(unique, Token);
            await engine.RemoveNetworkAsync(unique, Token);
            await engine.RemoveImageAsync(Image, Token);
        }

        await engine.RemoveNetworkAsync(unique, Token);
        Assert.Empty(await engine.ListNetworksAsync($"pipeline-test={unique}", Token));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_happens_to_a_container_is_told_to_who_watches_its_label(string name)
    {
        var engine = await EngineAsync(name);
        await BuildAsync(engine, TextWriter.Null);
        var unique = $"pipeline-test-{Guid.NewGuid():N}";
        var spec = new ContainerSpec { Image = Image, Arguments = ["/bin/sh", "-c", "exit 3"] };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var events = engine.WatchContainersAsync($"pipeline-test={unique}", stop.Token).GetAsyncEnumerator(Token);
        Assert.True(await events.MoveNextAsync());
        Assert.Null(events.Current.Container);
        try
        {
            await engine.RunContainerAsync(spec with { Name = unique + "-other" }, Token);
            await engine.RunContainerAsync(spec with { Name = unique, Labels = new Dictionary<string, string> { ["pipeline-test"] = unique } }, Token);
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
            await engine.RemoveContainerAsync(unique, Token);
            await engine.RemoveContainerAsync(unique + "-other", Token);
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
        var spec = new ContainerSpec { Image = Image, Name = $"pipeline-test-{Guid.NewGuid():N}", EntryPoint = ["/no/such/program"] };
        var exception = await Assert.ThrowsAsync<EngineException>(() => engine.RunContainerAsync(spec, Token));
        Assert.Contains("/no/such/program", exception.Message, StringComparison.Ordinal);
        Assert.Null(await engine.FindContainerAsync(spec.Name, Token));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_container_outlives_who_started_it(string name)
    {
        var engine = await EngineAsync(name);
        await BuildAsync(engine, TextWriter.Null);
        var container = await engine.RunContainerAsync(new ContainerSpec { Image = Image, Arguments = ["/bin/sleep", "600"] }, Token);
        await engine.DisposeAsync();
        var another = await EngineAsync(name);
        try
        {
            Assert.Equal(ContainerStatus.Running, (await another.FindContainerAsync(container, Token))?.Status);
        }
        finally
        {
            await another.RemoveContainerAsync(container, Token);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_command_that_is_not_there_or_fails_tells_by_its_exit_code(string name)
    {
        var engine = await EngineAsync(name);
        await BuildAsync(engine, TextWriter.Null);
        var container = await engine.RunContainerAsync(new ContainerSpec { Image = Image, Arguments = ["/bin/sleep", "600"] }, Token);
        try
        {
            Assert.InRange((await engine.ExecuteAsync(container, ["/no/such/program"], Token)).ExitCode, 126, 127);
            var failed = await engine.ExecuteAsync(container, ["/bin/sh", "-c", "echo out; echo why >&2; exit 5"], Token);
            Assert.Equal((5, "why"), (failed.ExitCode, failed.ErrorText));
        }
        finally
        {
            await engine.RemoveContainerAsync(container, Token);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_folder_is_copied_out_of_a_container_and_what_is_not_there_is_absent(string name)
    {
        var engine = await EngineAsync(name);
        Context.Write("root/results/deep/a.xml", "<a/>");
        await BuildAsync(engine, TextWriter.Null);
        using var files = new TempDirectory();
        var container = await engine.CreateContainerAsync(new ContainerSpec { Image = Image, Arguments = ["/bin/sleep"] }, Token);
        try
        {
            await engine.CopyFromContainerAsync(container, "/results", files["new"], Token);
            await engine.CopyFromContainerAsync(container, "/results", files.Path, Token);
            Assert.Equal(["new/deep/a.xml", "results/deep/a.xml"], Directory.GetFiles(files.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(files.Path, file)).Order());
            Assert.True((await Assert.ThrowsAsync<EngineException>(() => engine.CopyFromContainerAsync(container, "/nothing", files["x"], Token))).IsAbsent);
        }
        finally
        {
            await engine.RemoveContainerAsync(container, Token);
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
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => engine.CreateNetworkAsync(unique, labels, Token)));
            Assert.Equal([unique], await engine.ListNetworksAsync($"pipeline-test={unique}", Token));
        }
        finally
        {
            await engine.RemoveNetworkAsync(unique, Token);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_image_that_is_nowhere_fails_its_container_with_the_registrys_words(string name)
    {
        var engine = await EngineAsync(name);
        var exception = await Assert.ThrowsAsync<EngineTransferException>(() => engine.CreateContainerAsync(new ContainerSpec { Image = "127.0.0.1:1/no/such:image" }, Token));
        Assert.Equal(EngineFault.RegistryUnavailable, exception.Fault);
    }
}
